package io.github.vipnat.ios;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.NatPool;
import io.github.vipnat.nat.NatTable;
import io.github.vipnat.nat.OtherLine;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.nat.UnknownLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sorts a router's {@code ip nat} lines into what we change, what we know and what we leave alone. */
final class NatLines {

    private final List<NatEntry> entries = new ArrayList<>();
    private final List<NatPool> pools = new ArrayList<>();
    private final List<OtherLine> others = new ArrayList<>();
    private final List<UnknownLine> unknown = new ArrayList<>();

    static boolean isNatLine(String line) {
        return line.startsWith("ip nat ") || line.startsWith("no ip nat ");
    }

    void add(String line) {
        Optional<StaticRule> rule = NatLineCodec.parse(line);
        if (rule.isPresent()) {
            entries.add(new NatEntry(rule.get(), line));
            return;
        }
        Optional<OtherLine.Kind> kind = kindOf(line);
        if (kind.isEmpty()) {
            unknown.add(new UnknownLine(line, reason(line)));
            return;
        }
        others.add(new OtherLine(kind.get(), line));
        pool(line).ifPresent(pools::add);
    }

    NatTable toTable() {
        return new NatTable(entries, pools, others, unknown);
    }

    private static String reason(String line) {
        return line.startsWith(NatLineCodec.PREFIX)
                ? "a static rule with a word that vipnat does not know"
                : "no form of ip nat that vipnat knows";
    }

    /** The forms of ios-facts 1.2, by their first words. */
    private static Optional<OtherLine.Kind> kindOf(String line) {
        Words words = new Words(line);
        boolean negated = words.takeIf("no");
        words.takeIf("ip", "nat");
        String first = words.take();
        String second = words.peek();
        return switch (first) {
            case "inside" -> insideKind(second, words);
            case "outside" -> when(second.equals("source"), OtherLine.Kind.OUTSIDE);
            case "pool" -> when(!negated, OtherLine.Kind.POOL);
            case "source" -> when(List.of("static", "list", "route-map").contains(second), OtherLine.Kind.NVI);
            case "translation", "service", "settings", "create", "switchover", "log" ->
                Optional.of(OtherLine.Kind.SETTING);
            default -> Optional.empty();
        };
    }

    private static Optional<OtherLine.Kind> insideKind(String second, Words words) {
        if (second.equals("destination")) {
            return Optional.of(OtherLine.Kind.DESTINATION);
        }
        boolean dynamic = words.takeIf("source", "list") || words.takeIf("source", "route-map");
        return when(dynamic, OtherLine.Kind.DYNAMIC);
    }

    private static Optional<OtherLine.Kind> when(boolean condition, OtherLine.Kind kind) {
        return condition ? Optional.of(kind) : Optional.empty();
    }

    private static Optional<NatPool> pool(String line) {
        Words words = new Words(line);
        Optional<String> name = words.takeIf("ip", "nat") ? words.takeAfter("pool") : Optional.empty();
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Optional<Ipv4> first = Ipv4.parse(words.take());
        Optional<Ipv4> last = Ipv4.parse(words.take());
        return first.flatMap(f -> last.map(l -> new NatPool(name.get(), f, l, line)));
    }
}
