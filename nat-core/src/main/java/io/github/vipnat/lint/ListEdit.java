package io.github.vipnat.lint;

import io.github.vipnat.filter.AccessEntry;
import io.github.vipnat.filter.AccessEntry.Party;
import io.github.vipnat.filter.AccessEntry.Rule;
import io.github.vipnat.filter.AccessEntry.Services;
import io.github.vipnat.filter.AccessEntry.When;
import io.github.vipnat.filter.AccessList;
import io.github.vipnat.filter.Hosts;
import io.github.vipnat.filter.Mend.NewEntry;
import io.github.vipnat.filter.Packet;
import io.github.vipnat.filter.Ports;
import io.github.vipnat.filter.Ports.Range;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The lines that put entries into an access list at their places, named or numbered. A list does not take an entry twice
 * (Cisco, "IP Access List Entry Sequence Numbering": one that stands already changes nothing), so one that stands too far
 * down is taken out first.
 */
final class ListEdit {

    private ListEdit() {}

    /** An entry to put in. */
    record Insertion(NewEntry entry, boolean isOneOfAll) {

        /** As the one that does this for the node, with the VIP and its port in place of the node's; for everybody where there is none. */
        Rule rule() {
            Packet packet = entry.packet();
            Party anybody = new Party(Hosts.any(), Ports.every());
            Optional<Rule> whole = entry.model()
                    .filter(model -> isOneOfAll || entry.list().isStandard())
                    .map(this::whole);
            Party client =
                    whole.or(entry::model).map(model -> model.clientEnd(packet)).orElse(anybody);
            Ports ports = whole.map(model -> model.serverEnd(packet).ports()).orElseGet(() -> eq(packet.serverPort()));
            Party server = new Party(Hosts.only(packet.server()), ports);
            return new Rule(
                    entry.permits(),
                    whole.map(Rule::protocol).orElse(packet.protocol()),
                    packet.isReply() ? server : client,
                    packet.isReply() ? client : server,
                    entry.model().map(Rule::flags).orElse(""),
                    entry.model().map(Rule::when).orElse(When.ALWAYS),
                    "");
        }

        /** The line that the rule is a part of: one of a group of services. */
        private Rule whole(Rule part) {
            return entry.list().entries().stream()
                    .flatMap(line ->
                            line instanceof Services services && services.each().contains(part)
                                    ? Stream.of(services.whole())
                                    : Stream.empty())
                    .findFirst()
                    .orElse(part);
        }

        private static Ports eq(int port) {
            return new Ports("eq " + port, List.of(new Range(port, port)));
        }

        String text() {
            Rule rule = rule();
            return entry.list().isStandard()
                    ? ((rule.permits() ? "permit " : "deny ")
                                    + rule.source().hosts().words() + " " + rule.flags())
                            .strip()
                    : rule.print();
        }
    }

    /** What to type; {@code insertions} are all of that list. */
    static List<String> lines(AccessList list, List<Insertion> insertions) {
        Map<String, Insertion> byText = new LinkedHashMap<>();
        insertions.stream()
                .sorted(Comparator.comparingInt(insertion -> insertion.entry().place()))
                .forEach(insertion -> byText.putIfAbsent(insertion.text(), insertion));
        Map<Integer, List<String>> byPlace = new TreeMap<>();
        List<String> removals = new ArrayList<>();
        byText.forEach((text, insertion) -> {
            standing(list, insertion).ifPresent(entry -> removals.add(" no " + entry.text()));
            byPlace.computeIfAbsent(insertion.entry().place(), place -> new ArrayList<>())
                    .add(text);
        });
        EntryNumbers numbers = EntryNumbers.of(list, byPlace);
        List<String> lines = new ArrayList<>(numbers.resequence());
        lines.add("ip access-list " + (list.isStandard() ? "standard " : "extended ") + list.name());
        lines.addAll(removals);
        byPlace.forEach((place, texts) -> lines.addAll(numbers.numbered(place, texts)));
        return lines;
    }

    private static Optional<AccessEntry> standing(AccessList list, Insertion insertion) {
        return list.sameAs(insertion.rule());
    }
}
