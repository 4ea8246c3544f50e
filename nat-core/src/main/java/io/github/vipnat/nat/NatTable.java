package io.github.vipnat.nat;

import io.github.vipnat.address.Ipv4;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All NAT of a router. A set, not a text: the order of lines means nothing (ios-facts 1.4).
 *
 * @param entries the static inside source rules
 * @param pools address ranges for dynamic rules
 * @param others lines that are understood and left alone, the pools' among them
 * @param unknown every other {@code ip nat} line; kept, reported, never touched
 */
public record NatTable(List<NatEntry> entries, List<NatPool> pools, List<OtherLine> others, List<UnknownLine> unknown) {

    public NatTable {
        entries = List.copyOf(entries);
        pools = List.copyOf(pools);
        others = List.copyOf(others);
        unknown = List.copyOf(unknown);
    }

    /** The same table with other static rules. */
    public NatTable withEntries(List<NatEntry> others) {
        return new NatTable(others, pools, this.others, unknown);
    }

    /** The entry that does what the rule does, if there is one. */
    public Optional<NatEntry> find(StaticRule rule) {
        return entries.stream().filter(entry -> entry.rule().means(rule)).findFirst();
    }

    /** The entries by what they mean. */
    public Map<StaticRule, NatEntry> byMeaning() {
        Map<StaticRule, NatEntry> index = new HashMap<>();
        entries.forEach(entry -> index.putIfAbsent(entry.rule().meaning(), entry));
        return index;
    }

    /** The entries that answer on a global address. */
    public List<NatEntry> onGlobal(Ipv4 global) {
        return entries.stream()
                .filter(entry -> entry.rule().mapping().insideGlobalAddress().equals(Optional.of(global)))
                .toList();
    }
}
