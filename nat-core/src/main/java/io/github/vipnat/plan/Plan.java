package io.github.vipnat.plan;

import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.NatTable;
import java.util.ArrayList;
import java.util.List;

/**
 * The changes that lead from one NAT table to another, in the order they are to be sent.
 *
 * @param before the table the plan was made from
 * @param kept entries the plan leaves alone
 */
public record Plan(NatTable before, List<Change> changes, List<NatEntry> kept) {

    public Plan {
        changes = List.copyOf(changes);
        kept = List.copyOf(kept);
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    public List<Change.Remove> removals() {
        return changes.stream()
                .filter(Change.Remove.class::isInstance)
                .map(Change.Remove.class::cast)
                .toList();
    }

    public List<Change.Add> additions() {
        return changes.stream()
                .filter(Change.Add.class::isInstance)
                .map(Change.Add.class::cast)
                .toList();
    }

    /** The table once every change has been made; an added entry's line is not known yet and stays empty. */
    public NatTable after() {
        List<NatEntry> entries = new ArrayList<>(kept);
        additions().forEach(add -> entries.add(new NatEntry(add.rule(), "")));
        return before.withEntries(entries);
    }
}
