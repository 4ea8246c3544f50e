package io.github.vipnat.nat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All NAT of a router. A set, not a text: the order of lines means nothing (ios-facts 1.4).
 *
 * @param entries the static inside source rules
 * @param others lines that are understood and left alone
 * @param unknown every other {@code ip nat} line; kept, reported, never touched
 * @param addresses what rules of an interface answer on
 */
public record NatTable(
        List<NatEntry> entries, List<OtherLine> others, List<UnknownLine> unknown, InterfaceAddresses addresses) {

    public NatTable {
        entries = List.copyOf(entries);
        others = List.copyOf(others);
        unknown = List.copyOf(unknown);
    }

    /** The same table with other static rules. */
    public NatTable withEntries(List<NatEntry> entries) {
        return new NatTable(entries, others, unknown, addresses);
    }

    /** The other rules of a form. */
    public <F extends OtherForm> List<F> others(Class<F> form) {
        return others.stream()
                .map(OtherLine::form)
                .filter(form::isInstance)
                .map(form::cast)
                .toList();
    }

    /** The same table on a router with these interfaces. */
    public NatTable on(List<RouterInterface> interfaces) {
        return new NatTable(entries, others, unknown, InterfaceAddresses.of(interfaces));
    }

    /** The entries by what their outside is known by, an interface by its address where that is known. */
    public Map<GlobalSide, List<NatEntry>> byGlobal() {
        return entries.stream().collect(Collectors.groupingBy(entry -> addresses.side(entry.rule())));
    }

    /** The pools that dynamic rules may refer to. */
    public List<NatPool> pools() {
        return others(OtherForm.Pool.class).stream().map(OtherForm.Pool::pool).toList();
    }
}
