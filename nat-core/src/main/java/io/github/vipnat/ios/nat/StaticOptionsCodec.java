package io.github.vipnat.ios.nat;

import io.github.vipnat.address.InterfaceName;
import io.github.vipnat.ios.text.WordCursor;
import io.github.vipnat.nat.StaticOptions;
import io.github.vipnat.nat.StaticOptions.Flag;
import io.github.vipnat.nat.StaticOptions.Redundancy;
import io.github.vipnat.nat.StaticOptions.RouteMap;
import io.github.vipnat.nat.StaticOptions.Ties;
import io.github.vipnat.nat.TrailingOptions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words after a static rule's addresses (ios-facts 1.1, OPTS); read in any order, written in IOS's. */
final class StaticOptionsCodec {

    private static final Set<String> WITH_VALUE =
            Set.of("vrf", "route-map", "redundancy", "mapping-id", "track", "egress-interface", "garp-interface");

    private static final int MOST_TRACKED = 1000;

    private static final String REVERSIBLE = "reversible";

    private static final Set<String> ALONE = wordsAlone();

    private StaticOptionsCodec() {}

    /** Reads the rest of a line; empty at the first word that is not an option, or stands twice, or hangs in the air. */
    static Optional<StaticOptions> parse(WordCursor words) {
        return words.takeExtras(ALONE, WITH_VALUE)
                .filter(StaticOptionsCodec::isWhole)
                .map(StaticOptionsCodec::options);
    }

    /**
     * {@code reversible} needs a route-map (ios-facts 1.1 row 2); {@code mapping-id} stands behind {@code redundancy} or,
     * with stateful NAT, alone (ios-facts 11.5).
     */
    private static boolean isWhole(TrailingOptions extras) {
        return isNumber(extras, "mapping-id", Integer.MAX_VALUE)
                && isNumber(extras, "track", MOST_TRACKED)
                && isInterface(extras, "egress-interface")
                && isInterface(extras, "garp-interface")
                && (!extras.has(REVERSIBLE) || extras.has("route-map"));
    }

    private static boolean isNumber(TrailingOptions extras, String word, int most) {
        return extras.value(word)
                .map(digits ->
                        digits.matches("[0-9]{1,10}") && Long.parseLong(digits) >= 1 && Long.parseLong(digits) <= most)
                .orElse(true);
    }

    private static boolean isInterface(TrailingOptions extras, String word) {
        return extras.value(word)
                .map(name -> InterfaceName.parse(name).isPresent())
                .orElse(true);
    }

    private static StaticOptions options(TrailingOptions extras) {
        OptionalInt id = number(extras, "mapping-id");
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        Arrays.stream(Flag.values()).filter(flag -> extras.has(flag.word())).forEach(flags::add);
        return new StaticOptions(
                extras.value("vrf"),
                extras.value("redundancy").map(group -> new Redundancy(group, id)),
                extras.value("route-map").map(name -> new RouteMap(name, extras.has(REVERSIBLE))),
                flags,
                new Ties(
                        extras.has("redundancy") ? OptionalInt.empty() : id,
                        number(extras, "track"),
                        extras.value("egress-interface").map(InterfaceName::new),
                        extras.value("garp-interface").map(InterfaceName::new)));
    }

    private static OptionalInt number(TrailingOptions extras, String word) {
        return extras.value(word).stream().mapToInt(Integer::parseInt).findFirst();
    }

    private static Set<String> wordsAlone() {
        return Stream.concat(Arrays.stream(Flag.values()).map(Flag::word), Stream.of(REVERSIBLE))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Writes the options, each with a blank in front: {@code vrf}, {@code route-map}, {@code redundancy},
     * {@code match-in-vrf}, then the rest; the one order that every line of ios-facts 1.1 rows 6 and 7 agrees with. What
     * ties the rule to something stands at the end (ios-facts 11.5).
     */
    static String print(StaticOptions options) {
        StringBuilder text = new StringBuilder();
        options.vrf().ifPresent(v -> text.append(" vrf ").append(v));
        options.routeMap()
                .ifPresent(
                        m -> text.append(" route-map ").append(m.name()).append(m.reversible() ? " reversible" : ""));
        options.redundancy().ifPresent(r -> {
            text.append(" redundancy ").append(r.group());
            r.mappingId().ifPresent(id -> text.append(" mapping-id ").append(id));
        });
        append(text, options, EnumSet.of(Flag.MATCH_IN_VRF));
        append(text, options, EnumSet.complementOf(EnumSet.of(Flag.MATCH_IN_VRF)));
        options.ties().texts().forEach(tie -> text.append(' ').append(tie));
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
