package io.github.vipnat.lab.nat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the words behind {@code ip nat inside source static}. */
final class StaticRuleReader {

    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private final List<String> words;
    private final String line;
    private int next;

    StaticRuleReader(List<String> words, String line) {
        this.words = words;
        this.line = line;
    }

    Optional<StaticRule> read() {
        try {
            return Optional.of(rule());
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private StaticRule rule() {
        String protocol = List.of("tcp", "udp", "esp", "network").contains(peek()) ? take() : "";
        boolean ports = protocol.equals("tcp") || protocol.equals("udp");
        String local = address();
        int localPort = ports ? port() : 0;
        boolean toInterface = peek().equals("interface");
        String interfaceName = "";
        String global = "";
        if (toInterface) {
            take();
            interfaceName = take();
        } else {
            global = address();
        }
        int globalPort = ports ? port() : 0;
        String mask = protocol.equals("network") ? take() : "";
        return new StaticRule(protocol, local, localPort, global, globalPort, interfaceName, mask, options(), line);
    }

    private Map<StaticOption, String> options() {
        Map<StaticOption, String> options = new EnumMap<>(StaticOption.class);
        while (next < words.size()) {
            StaticOption option = option(take());
            options.put(option, option.argument().isEmpty() ? "" : take());
        }
        return options;
    }

    private static StaticOption option(String word) {
        for (StaticOption option : StaticOption.values()) {
            if (option.word().equals(word)) {
                return option;
            }
        }
        throw new IllegalArgumentException(word);
    }

    private String address() {
        String word = take();
        if (!ADDRESS.matcher(word).matches()) {
            throw new IllegalArgumentException(word);
        }
        return word;
    }

    private int port() {
        return Integer.parseInt(take());
    }

    private String peek() {
        return next < words.size() ? words.get(next) : "";
    }

    private String take() {
        if (next >= words.size()) {
            throw new IllegalArgumentException(line);
        }
        return words.get(next++);
    }
}
