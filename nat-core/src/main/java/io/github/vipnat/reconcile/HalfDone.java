package io.github.vipnat.reconcile;

import io.github.vipnat.apply.journal.RunRecord;
import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.NatTable;
import io.github.vipnat.nat.RouterView;
import io.github.vipnat.nat.StaticRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A router on which a run stopped half way. What goes on from there is judged by the whole way, from where the first run
 * began (docs/adr/0017): what was so before it is no news, although the half that is done has taken it away.
 */
final class HalfDone {

    private HalfDone() {}

    /** The router as it was before the run; empty where the run changed all it was to change, or there was none. */
    static Optional<RouterView> begun(RouterView today, Optional<RunRecord> run, DeviceOs os) {
        return run.filter(left -> !left.isCarriedOut(today.nat(), os))
                .map(left -> today.with(before(left, today.nat(), os)));
    }

    private static NatTable before(RunRecord run, NatTable today, DeviceOs os) {
        Set<StaticRule> added = run.added().stream()
                .flatMap(line -> os.readRule(line).stream())
                .map(StaticRule::meaning)
                .collect(Collectors.toSet());
        List<NatEntry> before = new ArrayList<>(today.entries());
        before.removeIf(entry -> added.contains(entry.rule().meaning()));
        Set<StaticRule> standing =
                before.stream().map(entry -> entry.rule().meaning()).collect(Collectors.toSet());
        run.removed()
                .forEach(line -> os.readRule(line)
                        .filter(rule -> standing.add(rule.meaning()))
                        .ifPresent(rule -> before.add(new NatEntry(rule, line))));
        return today.withEntries(before);
    }
}
