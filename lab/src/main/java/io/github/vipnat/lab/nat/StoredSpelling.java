package io.github.vipnat.lab.nat;

import io.github.vipnat.lab.Quirk;
import io.github.vipnat.lab.Quirks;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * With which words a static stands in the configuration after it was typed ({@link Quirk.StoredAs}), and which words the router
 * takes for them in turn: whatever it prints it also reads.
 */
public final class StoredSpelling {

    /** The names that access lists print (ios-facts 1.1, "printed as numbers"). */
    private static final Map<Integer, String> PORTS =
            Map.of(21, "ftp", 23, "telnet", 25, "smtp", 53, "domain", 80, "www", 110, "pop3");

    private final Quirk.StoredAs how;
    private final Quirk.StoredOtherwise which;
    private final RouterContext surroundings;

    StoredSpelling(Quirks quirks, RouterContext surroundings) {
        this.how = quirks.get(Quirk.StoredAs.class);
        this.which = quirks.get(Quirk.StoredOtherwise.class);
        this.surroundings = surroundings;
    }

    StaticRule stored(StaticRule rule) {
        boolean meant =
                rule.isFull() || which == Quirk.StoredOtherwise.EVERY_STATIC || how == Quirk.StoredAs.PORTS_BY_NAME;
        if (!meant) {
            return rule;
        }
        return switch (how) {
            case TYPED -> rule;
            case WITH_NO_ALIAS -> rule.with(StaticOption.NO_ALIAS);
            case WITH_A_LATER_WORD -> rule.with(StaticOption.PINNED);
            case WITH_REDUNDANCY -> rule.with(StaticOption.REDUNDANCY, "1");
            case WITH_ROUTE_MAP -> rule.with(StaticOption.ROUTE_MAP, "nat-out");
            case PORTS_BY_NAME -> rule.isPort() ? rule.spelled(portsByName(rule)) : rule;
            case ADDRESSES_BY_NAME -> rule.spelled(addressesByName(rule.text()));
        };
    }

    /** What a name that was typed stands for; any other word is itself. */
    public String plain(String word) {
        Optional<String> meant = switch (how) {
            case PORTS_BY_NAME ->
                PORTS.entrySet().stream()
                        .filter(port -> port.getValue().equals(word))
                        .map(port -> String.valueOf(port.getKey()))
                        .findFirst();
            case ADDRESSES_BY_NAME -> Optional.ofNullable(surroundings.hosts().get(word));
            default -> Optional.empty();
        };
        return meant.orElse(word);
    }

    /** A printed line as a rule that keeps the printed words. */
    Optional<StaticRule> read(String line) {
        return StaticRule.parse(line).or(() -> {
            String plain = Arrays.stream(line.split(" +", -1)).map(this::plain).collect(Collectors.joining(" "));
            return StaticRule.parse(plain).map(rule -> rule.spelled(line));
        });
    }

    private static String portsByName(StaticRule rule) {
        String[] words =
                rule.printed().text().substring(StaticRule.PREFIX.length()).split(" ", -1);
        int globalPort = rule.isInterfaceForm() ? 5 : 4;
        words[2] = PORTS.getOrDefault(rule.localPort(), words[2]);
        words[globalPort] = PORTS.getOrDefault(rule.globalPort(), words[globalPort]);
        return StaticRule.PREFIX + String.join(" ", words);
    }

    private String addressesByName(String line) {
        Map<String, String> names = new HashMap<>();
        surroundings.hosts().forEach((name, address) -> names.put(address, name));
        return Arrays.stream(line.split(" ", -1))
                .map(word -> names.getOrDefault(word, word))
                .collect(Collectors.joining(" "));
    }
}
