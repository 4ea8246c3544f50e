package io.github.vipnat.lab.netfilter;

import io.github.vipnat.lab.PacketPlane.Flow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A row of the kernel's connection table: the first packet's addresses, and those its answer has.
 *
 * @param original key and value as conntrack prints them: {@code src}, {@code dst}, {@code sport}, {@code dport}, {@code id}...
 */
record TrackedConnection(String protocol, Map<String, String> original, Map<String, String> reply) {

    /** Reads a line of {@code conntrack -L}; empty for what is none. */
    static Optional<TrackedConnection> parse(String line) {
        String[] words = line.strip().split("\\s+", -1);
        Map<String, String> first = new HashMap<>();
        Map<String, String> second = new HashMap<>();
        boolean answering = false;
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                String key = word.substring(0, equals);
                answering |= key.equals("src") && first.containsKey("src");
                (answering ? second : first).putIfAbsent(key, word.substring(equals + 1));
            }
        }
        return second.containsKey("dst") && first.containsKey("dst")
                ? Optional.of(new TrackedConnection(words[0], Map.copyOf(first), Map.copyOf(second)))
                : Optional.empty();
    }

    /** The translation this connection lives by; empty when its addresses are the same on both sides. */
    Optional<Flow> flow() {
        if (!value(original, "dst").equals(value(reply, "src"))) {
            return Optional.of(new Flow(
                    protocol,
                    endpoint(original, "dst", "dport"),
                    endpoint(reply, "src", "sport"),
                    endpoint(original, "src", "sport")));
        }
        if (!value(original, "src").equals(value(reply, "dst"))) {
            return Optional.of(new Flow(
                    protocol,
                    endpoint(reply, "dst", "dport"),
                    endpoint(original, "src", "sport"),
                    endpoint(original, "dst", "dport")));
        }
        return Optional.empty();
    }

    private static String endpoint(Map<String, String> side, String address, String port) {
        String number = side.getOrDefault(port, value(side, "id"));
        return value(side, address) + (number.isEmpty() ? "" : ":" + number);
    }

    private static String value(Map<String, String> side, String key) {
        return side.getOrDefault(key, "");
    }

    /** A line for {@code conntrack -R -} that ends it. */
    String ending() {
        List<String> words = new ArrayList<>(
                List.of("-D", "-p", protocol, "-s", value(original, "src"), "-d", value(original, "dst")));
        add(words, "--sport", "sport");
        add(words, "--dport", "dport");
        add(words, "--icmp-id", "id");
        return String.join(" ", words);
    }

    private void add(List<String> words, String option, String key) {
        if (original.containsKey(key)) {
            words.add(option);
            words.add(value(original, key));
        }
    }
}
