package io.github.vipnat.lab.device;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The certificates of a configuration: printed in full in the running-config, by the name of a file in the startup-config
 * (ios-facts 11.1).
 */
public final class Certificates {

    private static final String CHAIN = "crypto pki certificate chain ";
    private static final String CERTIFICATE = " certificate ";
    private static final String FILE = " nvram:";
    private static final String QUIT = "  \tquit";
    private static final String TRUSTPOINT = "TP-self-signed-1729450117";

    private static final String SELF_SIGNED = """
            crypto pki trustpoint %1$s
             enrollment selfsigned
             subject-name cn=IOS-Self-Signed-Certificate-1729450117
             revocation-check none
             rsakeypair %1$s
            !
            crypto pki certificate chain %1$s
             certificate self-signed 01
            %2$s
            """.formatted(TRUSTPOINT, bytes("self-signed 01"));

    private Certificates() {}

    /** The configuration of a router that made itself a certificate, as nearly every one does; unless it holds one already. */
    public static String withSelfSigned(String configuration) {
        if (configuration.contains("crypto pki ")) {
            return configuration;
        }
        List<String> lines = new ArrayList<>(configuration.lines().toList());
        int place = 0;
        while (place < lines.size()
                && !lines.get(place).startsWith("interface ")
                && !lines.get(place).equals("end")) {
            place++;
        }
        lines.add(place, SELF_SIGNED + "!");
        return String.join("\n", lines) + "\n";
    }

    /** As the startup-config prints it: each certificate by the file that it lies in. */
    static String byReference(String body) {
        StringBuilder out = new StringBuilder();
        String chain = "";
        boolean inBytes = false;
        for (String line : (Iterable<String>) body.lines()::iterator) {
            chain = line.startsWith(" ") ? chain : nameIn(line);
            inBytes = inBytes && line.startsWith("  ");
            if (!chain.isEmpty() && line.startsWith(CERTIFICATE) && !line.contains(FILE)) {
                out.append(line).append(FILE).append(file(line)).append('\n');
                inBytes = true;
            } else if (!inBytes) {
                out.append(line).append('\n');
            }
        }
        return out.toString();
    }

    /** The first twelve letters of the subject and the serial number; how the name is made is the router's own business. */
    private static String file(String line) {
        String[] words = line.strip().split(" ", -1);
        String serial = words[words.length - 1].replaceFirst("^0", "");
        boolean isAuthority = words[1].equals("ca");
        String subject = words[1].equals("self-signed") ? "IOS-Self-Sig" : isAuthority ? "CiscoLicensi" : "edge";
        return subject + "#" + serial + (isAuthority ? "CA" : "") + ".cer";
    }

    /** Each certificate in full, also where only its file is named: the bytes of the other configuration's, if it has it. */
    static String inFull(String body, String other) {
        if (!body.contains(FILE)) {
            return body;
        }
        Map<String, String> known = bytesOf(other);
        StringBuilder out = new StringBuilder();
        String chain = "";
        for (String line : (Iterable<String>) body.lines()::iterator) {
            chain = line.startsWith(" ") ? chain : nameIn(line);
            if (!chain.isEmpty() && line.startsWith(CERTIFICATE) && line.contains(FILE)) {
                String head = line.substring(0, line.indexOf(FILE));
                out.append(head).append('\n');
                out.append(known.getOrDefault(chain + head, bytes(head))).append('\n');
            } else {
                out.append(line).append('\n');
            }
        }
        return out.toString();
    }

    private static String nameIn(String line) {
        return line.startsWith(CHAIN) ? line.substring(CHAIN.length()).strip() : "";
    }

    private static Map<String, String> bytesOf(String body) {
        Map<String, String> bytes = new HashMap<>();
        String chain = "";
        Iterator<String> lines = body.lines().iterator();
        while (lines.hasNext()) {
            String line = lines.next();
            chain = line.startsWith(" ") ? chain : nameIn(line);
            if (!chain.isEmpty() && line.startsWith(CERTIFICATE) && !line.contains(FILE)) {
                bytes.put(chain + line, untilQuit(lines));
            }
        }
        return bytes;
    }

    private static String untilQuit(Iterator<String> lines) {
        List<String> taken = new ArrayList<>();
        while (lines.hasNext()
                && (taken.isEmpty() || !taken.get(taken.size() - 1).strip().equals("quit"))) {
            taken.add(lines.next());
        }
        return String.join("\n", taken);
    }

    /** Bytes that look like a certificate's: IOS prints them in groups of four. */
    private static String bytes(String of) {
        List<String> lines = new ArrayList<>();
        lines.add("  3082022B 30820194 A0030201 02020101 300D0609 2A864886 F70D0101 05050030 ");
        for (int i = 0; i < 8; i++) {
            int seed = (of + i).hashCode();
            lines.add("  "
                    + IntStream.range(0, 8)
                            .mapToObj(group -> String.format(Locale.ROOT, "%08X", seed * (31 * group + 7)))
                            .collect(Collectors.joining(" "))
                    + " ");
        }
        lines.add(QUIT);
        return String.join("\n", lines);
    }
}
