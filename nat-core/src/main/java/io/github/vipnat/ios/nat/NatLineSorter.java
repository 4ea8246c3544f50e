package io.github.vipnat.ios.nat;

import io.github.vipnat.nat.ConfigLine;
import io.github.vipnat.nat.InterfaceAddresses;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.NatTable;
import io.github.vipnat.nat.OtherForm;
import io.github.vipnat.nat.OtherLine;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.nat.UnknownLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sorts a router's {@code ip nat} lines into what we change, what we know and what we leave alone. */
public final class NatLineSorter {

    private final List<NatEntry> entries = new ArrayList<>();
    private final List<OtherLine> others = new ArrayList<>();
    private final List<UnknownLine> unknown = new ArrayList<>();

    public static boolean isNatLine(String line) {
        return line.startsWith("ip nat ") || line.startsWith("no ip nat ");
    }

    /**
     * Takes one line of the configuration.
     *
     * @param below the lines indented under it
     */
    public void add(String line, List<ConfigLine> below) {
        Optional<StaticRule> rule = NatLineCodec.parse(line);
        if (rule.isPresent()) {
            entries.add(new NatEntry(rule.get(), line));
            return;
        }
        Optional<OtherForm> form = OtherNatLineCodec.parse(line, below);
        form.ifPresentOrElse(
                known -> others.add(new OtherLine(known, line)),
                () -> unknown.add(new UnknownLine(line, reason(line), NatLineCodec.parseMapping(line))));
    }

    public NatTable toTable() {
        return new NatTable(entries, others, unknown, InterfaceAddresses.none());
    }

    private static String reason(String line) {
        return line.startsWith(NatLineCodec.PREFIX)
                ? "a static rule with a word that vipnat does not know"
                : "no form of ip nat that vipnat knows";
    }
}
