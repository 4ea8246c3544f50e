package io.github.vipnat.lab.nat;

import io.github.vipnat.lab.Quirk;
import io.github.vipnat.lab.Quirks;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Why IOS refuses a new static next to the ones it has (ios-facts 1.3); every {@code ?} there is a {@link Quirk}. */
final class StaticConflicts {

    private static final Set<Integer> SYSTEM_PORTS = Set.of(22, 500, 4500);

    private final StaticRules rules;
    private final Quirks quirks;
    private final RouterContext surroundings;

    StaticConflicts(StaticRules rules, Quirks quirks, RouterContext surroundings) {
        this.rules = rules;
        this.quirks = quirks;
        this.surroundings = surroundings;
    }

    /** The refusal, or empty when the rule may be added. */
    Optional<String> refusal(StaticRule rule) {
        String vrf = rule.option(StaticOption.VRF);
        if (!vrf.isEmpty() && !surroundings.hasVrf(vrf)) {
            return Optional.of("% VRF " + vrf + " not configured"); // ios-facts 2, "VRF X not configured"
        }
        if (rule.isFull()) {
            return full(rule);
        }
        return rule.isPort() ? port(rule) : Optional.empty();
    }

    private Optional<String> full(StaticRule rule) {
        for (StaticRule other : rules.fullWithGlobalOf(rule)) {
            return Optional.of(similar(other)); // ios-facts 1.3, row 4
        }
        for (StaticRule other : rules.fullWithLocalOf(rule)) {
            if (refusesSecondGlobal(rule, other)) {
                return Optional.of(mapped(rule.local(), other)); // ios-facts 1.3, row 1: it names the pair it has
            }
        }
        if (surroundings.isOwnAddress(rule.global())
                && quirks.get(Quirk.FullOnOwnAddress.class) == Quirk.FullOnOwnAddress.REFUSE) {
            // ios-facts 9.3: that it refuses is a guess, so are the words; they follow the row of the neighbouring case
            return Optional.of(
                    "% " + rule.global() + " already mapped (" + rule.global() + " -> " + rule.global() + ")");
        }
        return switch (quirks.get(Quirk.FullOverPorts.class)) {
            case ACCEPT -> Optional.empty();
            case REFUSE_ALREADY_MAPPED -> first(rules.portsOnGlobalOf(rule)).map(port -> mapped(rule.global(), port));
            case REFUSE_SIMILAR -> first(rules.portsOnGlobalOf(rule)).map(StaticConflicts::similar);
        };
    }

    private boolean refusesSecondGlobal(StaticRule rule, StaticRule other) {
        return switch (quirks.get(Quirk.SecondFullStatic.class)) {
            case REFUSE_WITHOUT_EXTENDABLE -> !rule.has(StaticOption.EXTENDABLE);
            case ADD_BY_ITSELF -> false;
            case WANTED_ON_BOTH -> !rule.has(StaticOption.EXTENDABLE) || !other.has(StaticOption.EXTENDABLE);
        };
    }

    private Optional<String> port(StaticRule rule) {
        if (rule.isInterfaceForm()
                && SYSTEM_PORTS.contains(rule.globalPort())
                && quirks.get(Quirk.SystemPorts.class) == Quirk.SystemPorts.REFUSE) {
            return Optional.of("%Port " + rule.globalPort() + " is being used by system"); // ios-facts 1.3, last row
        }
        Optional<StaticRule> same = first(rules.onGlobalPortOf(rule));
        Optional<StaticRule> above = rule.isInterfaceForm() ? Optional.empty() : first(rules.fullWithGlobalOf(rule));
        Optional<String> twice = switch (quirks.get(Quirk.SamePortTwice.class)) {
            case ACCEPT -> Optional.<String>empty();
            case REFUSE_ALREADY_MAPPED -> same.map(other -> mapped(rule.global(), other));
            case REFUSE_SIMILAR -> same.map(StaticConflicts::similar);
        };
        return twice.or(() -> switch (quirks.get(Quirk.PortUnderFull.class)) {
            case ACCEPT -> Optional.empty();
            case REFUSE_ALREADY_MAPPED -> above.map(full -> mapped(rule.global(), full));
            case REFUSE_SIMILAR -> above.map(StaticConflicts::similar);
        });
    }

    private static Optional<StaticRule> first(List<StaticRule> rules) {
        return rules.stream().findFirst();
    }

    private static String mapped(String address, StaticRule other) {
        return "% " + address + " already mapped (" + pair(other) + ")";
    }

    private static String similar(StaticRule other) {
        return "% similar static entry (" + pair(other) + ") already exists";
    }

    private static String pair(StaticRule rule) {
        return rule.local() + " -> " + (rule.isInterfaceForm() ? rule.interfaceName() : rule.global());
    }
}
