package io.github.vipnat.ios;

import io.github.vipnat.ios.text.LineWalk;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Configurations of other systems, known by lines that neither IOS nor IOS-XE prints. */
final class ForeignSystem {

    private static final String XR = "Cisco IOS-XR";
    private static final String NX_OS = "Cisco NX-OS";

    /** What a line at the margin begins with, and whose it is. */
    private static final Map<String, String> STARTS = starts();

    private ForeignSystem() {}

    private static Map<String, String> starts() {
        Map<String, String> starts = new LinkedHashMap<>();
        starts.put("!! IOS XR ", XR);
        starts.put("ASA Version ", "Cisco ASA");
        starts.put("PIX Version ", "Cisco PIX");
        starts.put("NGFW Version ", "Cisco Firepower");
        starts.put("!Command: show ", NX_OS);
        starts.put("vdc ", NX_OS);
        starts.put("set version ", "Juniper Junos");
        starts.put("set system ", "Juniper Junos");
        starts.put("## Last c", "Juniper Junos");
        starts.put("#config-version=", "Fortinet FortiOS");
        return starts;
    }

    /** The name of the system; empty where nothing speaks against IOS. */
    static Optional<String> of(String text) {
        LineWalk walk = new LineWalk(text);
        boolean isInterface = false;
        while (walk.advance()) {
            String line = walk.line();
            if (!walk.isText() && !line.isEmpty()) {
                isInterface = walk.isIndented() ? isInterface : line.startsWith("interface ");
                Optional<String> system = ofLine(line, isInterface);
                if (system.isPresent()) {
                    return system;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> ofLine(String line, boolean isInterface) {
        char first = line.charAt(0);
        if (first == ' ' || first == '\t') {
            return isInterface && line.strip().startsWith("ipv4 address ") ? Optional.of(XR) : Optional.empty();
        }
        if (line.startsWith("! device: ") && line.contains("EOS")) {
            return Optional.of("Arista EOS");
        }
        if (line.startsWith("# ") && line.contains(" by RouterOS ")) {
            return Optional.of("MikroTik RouterOS");
        }
        return "!#ANPsv".indexOf(first) < 0
                ? Optional.empty()
                : STARTS.entrySet().stream()
                        .filter(start -> line.startsWith(start.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst();
    }
}
