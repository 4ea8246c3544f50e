package io.github.vipnat.lab.filter;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** What an entry says of ports: {@code eq}, {@code neq}, {@code lt}, {@code gt}, {@code range}, or nothing for all of them. */
final class PortTerms {

    /** Names that access lists print (ios-facts 1.1, "Ports"). */
    private static final Map<String, Integer> NAMES = Map.ofEntries(
            Map.entry("ftp-data", 20),
            Map.entry("ftp", 21),
            Map.entry("telnet", 23),
            Map.entry("smtp", 25),
            Map.entry("domain", 53),
            Map.entry("www", 80),
            Map.entry("pop3", 110),
            Map.entry("ntp", 123),
            Map.entry("isakmp", 500));

    private PortTerms() {}

    /** Takes the term off the words; says whether the port is meant. */
    static boolean take(Deque<String> words, int port) {
        String operator = words.isEmpty() ? "" : words.getFirst();
        if (!List.of("eq", "neq", "lt", "gt", "range").contains(operator)) {
            return true;
        }
        words.pop();
        List<Integer> ports = new ArrayList<>();
        while (!words.isEmpty() && isPort(words.getFirst())) {
            ports.add(number(words.pop()));
        }
        return switch (operator) {
            case "eq" -> ports.contains(port);
            case "neq" -> !ports.contains(port);
            case "lt" -> port < ports.get(0);
            case "gt" -> port > ports.get(0);
            default -> ports.get(0) <= port && port <= ports.get(1);
        };
    }

    static boolean isPort(String word) {
        return NAMES.containsKey(word) || word.matches("[0-9]{1,5}");
    }

    private static int number(String word) {
        Integer named = NAMES.get(word);
        return named == null ? Integer.parseInt(word) : named;
    }
}
