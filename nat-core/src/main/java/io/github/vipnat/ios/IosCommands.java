package io.github.vipnat.ios;

import io.github.vipnat.device.Mode;
import io.github.vipnat.device.TerminalSetting;
import io.github.vipnat.ios.reply.TypedRuleReader;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every line that vipnat types on a router. */
final class IosCommands {

    private static final String IPV4 = "(?:[0-9]{1,3}\\.){3}[0-9]{1,3}";
    private static final String SIDE = IPV4 + "(?: [0-9]{1,5})?";
    private static final String FORCED = " forced";

    /** Those that name an address, a number of minutes or a flow. */
    private static final Pattern WITH_VALUE = Pattern.compile("show ip arp " + IPV4
            + "|clear ip arp " + IPV4
            + "|ping " + IPV4
            + "|configure terminal revert timer [0-9]{1,3}"
            + "|configure revert timer [0-9]{1,3}"
            + "|do clear ip nat translation (?:vrf [!-~]{1,64} )?(?:(?:tcp|udp|icmp|esp|gre) )?inside " + SIDE + " "
            + SIDE
            + "(?: outside " + SIDE + " " + SIDE + ")?");

    /** The answer to one known question, typed after it was read. */
    private static final String YES = "yes";

    private static final Set<String> FIXED = fixed();

    private IosCommands() {}

    /** Printable ASCII alone, since a control character or a question mark does more than it shows. */
    static boolean has(String line) {
        return line.chars().allMatch(one -> one >= ' ' && one <= '~' && one != '?')
                && (FIXED.contains(line) || WITH_VALUE.matcher(line).matches() || isRule(line));
    }

    private static boolean isRule(String line) {
        String rule = line.startsWith("no ") && line.endsWith(FORCED)
                ? line.substring(0, line.length() - FORCED.length())
                : line;
        return TypedRuleReader.ofLine(rule).isPresent();
    }

    private static Set<String> fixed() {
        IosDeviceOs os = new IosDeviceOs();
        Set<String> lines = new HashSet<>(Set.of(YES));
        os.terminalSetup().stream().map(TerminalSetting::line).forEach(lines::add);
        lines.addAll(os.inspection().shows());
        lines.addAll(os.showOthers());
        Stream.of(
                        os.raisePrivilege(),
                        os.enterConfiguration(),
                        os.leaveConfiguration(),
                        os.logout(),
                        os.decline(), // no to a question; typed ahead it mostly meets a prompt, where it is
                        // incomplete (docs/adr 0018)
                        os.confirmGuard(),
                        os.showReload(),
                        os.showRunningConfiguration(),
                        os.showStartupConfiguration(),
                        os.showVersion(),
                        os.showTranslationStatistics(),
                        os.save())
                .forEach(lines::add);
        for (Mode mode : Mode.values()) {
            lines.add(os.showGuard(mode));
            lines.add(os.showTranslations(mode));
        }
        return Set.copyOf(lines);
    }
}
