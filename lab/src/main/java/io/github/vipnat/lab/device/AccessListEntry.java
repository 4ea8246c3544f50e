package io.github.vipnat.lab.device;

import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * An entry of an access list as it is printed: with the names of ports (ios-facts 1.1, "Ports"), and {@code deny} as wide as
 * {@code permit}.
 *
 * @param text without its number
 */
record AccessListEntry(OptionalInt number, String text) {

    private static final Set<String> OPERATORS = Set.of("eq", "neq", "gt", "lt", "range");

    private static final Map<String, Map<String, String>> NAMES = Map.of(
            "tcp",
            Map.ofEntries(
                    Map.entry("20", "ftp-data"),
                    Map.entry("21", "ftp"),
                    Map.entry("23", "telnet"),
                    Map.entry("25", "smtp"),
                    Map.entry("53", "domain"),
                    Map.entry("80", "www"),
                    Map.entry("110", "pop3"),
                    Map.entry("179", "bgp")),
            "udp",
            Map.of("53", "domain", "69", "tftp", "123", "ntp", "161", "snmp", "500", "isakmp", "514", "syslog"));

    static AccessListEntry of(String typed) {
        String[] words = typed.strip().split(" +", -1);
        OptionalInt number = number(words[0]);
        StringBuilder text = new StringBuilder();
        int first = number.isPresent() ? 1 : 0;
        String protocol = first + 1 < words.length ? words[first + 1] : "";
        boolean isPort = false;
        for (int at = first; at < words.length; at++) {
            String word = words[at];
            boolean isRemark = words[first].equals("remark");
            text.append(at == first ? "" : " ")
                    .append(
                            isPort && !isRemark
                                    ? NAMES.getOrDefault(protocol, Map.of()).getOrDefault(word, word)
                                    : word);
            isPort = OPERATORS.contains(word) || (isPort && number(word).isPresent());
        }
        return new AccessListEntry(number, text.toString().replaceFirst("^deny ", "deny   "));
    }

    static OptionalInt number(String word) {
        return word.matches("[0-9]{1,9}") ? OptionalInt.of(Integer.parseInt(word)) : OptionalInt.empty();
    }

    boolean isRemark() {
        return text.startsWith("remark");
    }
}
