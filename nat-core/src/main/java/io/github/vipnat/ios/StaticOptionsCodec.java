package io.github.vipnat.ios;

import io.github.vipnat.nat.StaticOptions;
import io.github.vipnat.nat.StaticOptions.Flag;
import io.github.vipnat.nat.StaticOptions.Redundancy;
import io.github.vipnat.nat.StaticOptions.RouteMap;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The words after a static rule's addresses (ios-facts 1.1, OPTS); read in any order, written in IOS's. */
final class StaticOptionsCodec {

    private StaticOptionsCodec() {}

    /** Reads the rest of a line; empty at the first word that is not an option. */
    static Optional<StaticOptions> parse(Words words) {
        StaticOptions options = StaticOptions.none();
        while (!words.isEmpty()) {
            Optional<StaticOptions> more = parseOne(options, words);
            if (more.isEmpty()) {
                return Optional.empty();
            }
            options = more.get();
        }
        return Optional.of(options);
    }

    private static Optional<StaticOptions> parseOne(StaticOptions so, Words words) {
        String word = words.take();
        return switch (word) {
            case "vrf" ->
                name(words).map(v -> new StaticOptions(Optional.of(v), so.redundancy(), so.routeMap(), so.flags()));
            case "route-map" ->
                name(words)
                        .map(m -> new RouteMap(m, words.takeIf("reversible")))
                        .map(m -> new StaticOptions(so.vrf(), so.redundancy(), Optional.of(m), so.flags()));
            case "redundancy" ->
                parseRedundancy(words).map(r -> new StaticOptions(so.vrf(), Optional.of(r), so.routeMap(), so.flags()));
            default -> flag(word).map(so::with);
        };
    }

    private static Optional<Redundancy> parseRedundancy(Words words) {
        Optional<String> group = name(words);
        Optional<String> mappingId = words.takeAfter("mapping-id");
        OptionalInt id = mappingId.map(StaticOptionsCodec::parseId).orElse(OptionalInt.empty());
        return mappingId.isPresent() && id.isEmpty() ? Optional.empty() : group.map(g -> new Redundancy(g, id));
    }

    private static OptionalInt parseId(String digits) {
        boolean inRange = digits.matches("[0-9]{1,10}") && Long.parseLong(digits) <= Integer.MAX_VALUE;
        return inRange ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
    }

    private static Optional<String> name(Words words) {
        return words.isEmpty() ? Optional.empty() : Optional.of(words.take());
    }

    private static Optional<Flag> flag(String word) {
        return Arrays.stream(Flag.values()).filter(f -> f.word().equals(word)).findFirst();
    }

    /** Writes the options, each with a blank in front. */
    static String print(StaticOptions options) {
        StringBuilder text = new StringBuilder();
        options.vrf().ifPresent(v -> text.append(" vrf ").append(v));
        options.redundancy().ifPresent(r -> {
            text.append(" redundancy ").append(r.group());
            r.mappingId().ifPresent(id -> text.append(" mapping-id ").append(id));
        });
        append(text, options, EnumSet.of(Flag.MATCH_IN_VRF));
        options.routeMap()
                .ifPresent(
                        m -> text.append(" route-map ").append(m.name()).append(m.reversible() ? " reversible" : ""));
        append(text, options, EnumSet.complementOf(EnumSet.of(Flag.MATCH_IN_VRF)));
        return text.toString();
    }

    private static void append(StringBuilder text, StaticOptions options, Set<Flag> flags) {
        for (Flag flag : flags) {
            if (options.has(flag)) {
                text.append(' ').append(flag.word());
            }
        }
    }
}
