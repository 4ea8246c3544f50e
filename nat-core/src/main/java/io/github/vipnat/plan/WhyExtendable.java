package io.github.vipnat.plan;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.nat.Mapping;
import io.github.vipnat.nat.StaticOptions.Flag;
import io.github.vipnat.nat.StaticRule;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a full static is typed with {@code extendable}: what else its local is to have. Each local is looked at once. */
final class WhyExtendable {

    private final Map<Ipv4, List<Mapping>> hosts;
    private final List<Mapping> networks;
    private final Map<Ipv4, String> reasons = new HashMap<>();

    WhyExtendable(Collection<StaticRule> desired) {
        List<Mapping> all = desired.stream().map(StaticRule::mapping).toList();
        networks = all.stream().filter(Mapping.Network.class::isInstance).toList();
        hosts = all.stream()
                .filter(mapping -> !(mapping instanceof Mapping.Network))
                .collect(Collectors.groupingBy(Mapping::insideLocal));
    }

    /** The reason in a sentence without its full stop, or nothing where the rule needs none. */
    String of(StaticRule rule) {
        boolean isTyped =
                rule.mapping() instanceof Mapping.Full && rule.options().has(Flag.EXTENDABLE);
        return isTyped ? reasons.computeIfAbsent(rule.mapping().insideLocal(), this::ofLocal) : "";
    }

    private String ofLocal(Ipv4 host) {
        List<Mapping> rules = Stream.concat(
                        hosts.getOrDefault(host, List.of()).stream(),
                        networks.stream().filter(network -> network.leadsTo(host)))
                .toList();
        return rules.size() < 2 ? "" : reason(host, rules);
    }

    private static String reason(Ipv4 host, List<Mapping> rules) {
        String local = "extendable, because " + host;
        long full = rules.stream().filter(Mapping::takesEverything).count();
        if (full < 2) {
            return local + " has port rules too: no record shows IOS taking a full static beside them without it";
        }
        long globals = rules.stream().map(Mapping::globalSide).distinct().count();
        String refused = ": without it IOS refuses the second (\"already mapped\")";
        return globals < 2
                ? local + " stands in " + full + " full rules" + refused
                : local + " serves " + globals + " globals" + refused
                        + ". Flows that the VIP's host starts itself then leave with either global";
    }
}
