package io.github.vipnat.topology.proposal;

import io.github.vipnat.nat.StaticOptions;
import io.github.vipnat.nat.StaticOptions.Flag;
import io.github.vipnat.nat.StaticOptions.Redundancy;
import io.github.vipnat.nat.StaticOptions.RouteMap;
import io.github.vipnat.topology.PublicationOptions;
import io.github.vipnat.topology.yaml.NamedText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A rule's options as a publication says them. */
final class ProposedOptions {

    private ProposedOptions() {}

    /** Without {@code extendable}, which is not wished but typed where needed; empty when one cannot be said. */
    static Optional<StaticOptions> of(StaticOptions options) {
        StaticOptions wished = options.without(Flag.EXTENDABLE);
        boolean isSayable = wished.ties().isNone()
                && PublicationOptions.FLAGS.containsAll(wished.flags())
                && names(wished).allMatch(ProposedOptions::isWord);
        return isSayable ? Optional.of(wished) : Optional.empty();
    }

    /** Those that most of the rules have; empty when none can be said. */
    static Optional<StaticOptions> usual(List<PortRule> rules) {
        Map<StaticOptions, Integer> counts = new LinkedHashMap<>();
        rules.stream()
                .flatMap(rule -> rule.sayable().stream())
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
        return NamedText.ROUTER_WORD.parse().apply(name).isPresent();
    }
}
