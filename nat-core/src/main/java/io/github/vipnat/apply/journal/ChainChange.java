package io.github.vipnat.apply.journal;

import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.NatTable;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.plan.Change;
import io.github.vipnat.plan.CommandScript;
import io.github.vipnat.plan.Plan;
import io.github.vipnat.plan.Planner;
import java.util.List;

/**
 * What a run changes together with the runs without a good end that it goes on from. Taking it back leads to where the
 * first of them began, which the lines of this run alone would not (docs/adr/0017).
 *
 * @param removed the rules that are gone in the end, as the router printed them
 * @param added the lines of the rules that stand in the end and did not at first
 * @param inverse the lines that lead back
 * @param continues the runs it goes on from, the newest first
 */
public record ChainChange(List<String> removed, List<String> added, List<String> inverse, List<String> continues) {

    public ChainChange {
        removed = List.copyOf(removed);
        added = List.copyOf(added);
        inverse = List.copyOf(inverse);
        continues = List.copyOf(continues);
    }

    /**
     * The change from one table to another.
     *
     * @param origin the rules before the first run, as the router spelled them
     * @param end the rules once this run has done its part
     */
    public static ChainChange between(NatTable origin, List<StaticRule> end, UnfinishedRun continued, DeviceOs os) {
        Plan whole = Planner.plan(origin, end);
        CommandScript script = os.render(whole, origin);
        return new ChainChange(
                whole.removals().stream()
                        .map(Change.Remove::entry)
                        .map(NatEntry::line)
                        .toList(),
                script.forward().stream()
                        .filter(step -> !step.change().removes())
                        .map(CommandScript.Step::line)
                        .toList(),
                script.inverseLines(),
                continued.ids());
    }
}
