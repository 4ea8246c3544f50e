package io.github.vipnat.plan;

import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.NatTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
                .flatMap(change -> change.match(new Change.Cases<>(
                        (Change.Remove remove) -> Stream.of(remove), (Change.Add add) -> Stream.empty())))
                .toList();
    }

    public List<Change.Add> additions() {
        return changes.stream()
                .flatMap(change -> change.match(new Change.Cases<>(
                        (Change.Remove remove) -> Stream.empty(), (Change.Add add) -> Stream.of(add))))
                .toList();
    }

    /** The table once every change has been made; an added entry's line is not known yet and stays empty. */
    public NatTable after() {
        List<NatEntry> entries = new ArrayList<>(kept);
        additions().forEach(add -> entries.add(new NatEntry(add.rule(), "")));
        return before.withEntries(entries);
    }
}
