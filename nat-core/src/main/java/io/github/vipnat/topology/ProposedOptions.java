package io.github.vipnat.topology;

import io.github.vipnat.nat.StaticOptions;
import io.github.vipnat.nat.StaticOptions.Flag;
import io.github.vipnat.nat.StaticOptions.Redundancy;
import io.github.vipnat.nat.StaticOptions.RouteMap;
import io.github.vipnat.topology.Publication.Options;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** A rule's options as a publication says them. */
final class ProposedOptions {

    /** What a publication can say, and {@code extendable}, which IOS adds by itself (ios-facts, fact 4). */
    private static final Set<Flag> SAYABLE = Set.of(Flag.EXTENDABLE, Flag.NO_ALIAS, Flag.NO_PAYLOAD);

    private ProposedOptions() {}

    /** Empty when one of them cannot be said. */
    static Optional<Options> of(StaticOptions options) {
        boolean isSayable = SAYABLE.containsAll(options.flags())
                && options.routeMap().filter(RouteMap::reversible).isEmpty()
                && names(options).allMatch(ProposedOptions::isWord);
        if (!isSayable) {
            return Optional.empty();
        }
        return Optional.of(new Options(
                options.vrf(),
                options.routeMap().map(RouteMap::name),
                options.redundancy().map(Redundancy::group),
                options.redundancy().map(Redundancy::mappingId).orElseGet(OptionalInt::empty),
                options.has(Flag.NO_ALIAS),
                options.has(Flag.NO_PAYLOAD)));
    }

    /** Those that most of the rules have; empty when none can be said. */
    static Optional<Options> usual(List<PortRule> rules) {
        Map<Options, Integer> counts = new LinkedHashMap<>();
        rules.stream()
                .flatMap(rule -> of(rule.options()).stream())
                .forEach(options -> counts.merge(options, 1, Integer::sum));
        int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return counts.entrySet().stream()
                .filter(count -> count.getValue() == most)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Stream<String> names(StaticOptions options) {
        return Stream.of(
                        options.vrf(),
                        options.routeMap().map(RouteMap::name),
                        options.redundancy().map(Redundancy::group))
                .flatMap(Optional::stream);
    }

    private static boolean isWord(String name) {
        return Words.ROUTER_WORD.parse().apply(name).isPresent();
    }
}
