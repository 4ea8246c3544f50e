package io.github.vipnat.secret;

import java.util.List;
import java.util.Locale;

/**
 * What an applet types, {@code action LABEL cli command "…"}: a command, or the answer to a question that an action before it has
 * provoked ({@code pattern "assword"}). An answer looks like nothing in particular, so what is no command is taken for one.
 */
final class AppletCommand {

    private static final String COMMAND = "cli command ";

    /** How the commands and short answers begin that people let applets type. */
    private static final List<String> FIRST_WORDS = List.of("""
            \\n \\r aaa access-list address-family archive arp bandwidth banner boot cd cellular class-map clear clock
            configure controller copy crypto debug default default-router delay delete deny description dialer dir disable
            disconnect do duplex enable encapsulation end erase event exit format gsm hostname hw-module install interface
            ip ipv6 isdn key license line logging login logout lte mkdir monitor more mtu name neighbor network no ntp
            permit ping policy-map power pwd quit radius-server redundancy release reload remark rename renew request
            rmdir route-map router send service set show shutdown snmp-server spanning-tree speed ssh standby switchport
            tclsh telnet terminal test traceroute track tunnel undebug username verify vlan vrf vrrp write yes""".split("\\s+", -1));

    /** Known without being the beginning of a longer word. */
    private static final List<String> SHORT = List.of("y", "n", "en", "sh", "wr", "q");

    private static final int SHORTEST = 3;

    private AppletCommand() {}

    /** Where in the line the command begins and ends, without its quotes; empty where the line has none. */
    static int[] placeIn(String line) {
        int cli = line.indexOf(COMMAND);
        if (cli < 0 || !line.stripLeading().startsWith("action ")) {
            return new int[0];
        }
        int start = cli + COMMAND.length();
        if (!line.startsWith("\"", start)) {
            return new int[] {start, line.length()};
        }
        int end = line.indexOf('"', start + 1);
        return new int[] {start + 1, end < 0 ? line.length() : end};
    }

    static boolean isOne(String text) {
        String word = text.strip().split("[ \\t]+", 2)[0].toLowerCase(Locale.ROOT);
        return word.isEmpty() || word.startsWith("$") || SHORT.contains(word) || isKnown(word);
    }

    /** A word may be shortened, as everywhere on a router. */
    private static boolean isKnown(String word) {
        return FIRST_WORDS.contains(word)
                || (word.length() >= SHORTEST && FIRST_WORDS.stream().anyMatch(known -> known.startsWith(word)));
    }
}
