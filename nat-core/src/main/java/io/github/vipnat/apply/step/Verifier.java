package io.github.vipnat.apply.step;

import io.github.vipnat.apply.Setback;
import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.device.Mode;
import io.github.vipnat.nat.Mapping;
import io.github.vipnat.nat.Translation;
import io.github.vipnat.plan.Change;
import io.github.vipnat.plan.Plan;
import io.github.vipnat.problem.Problem;
import java.util.List;

/** Reads back: the configuration differs from the one before by exactly the plan, and the new rules are in the table. */
public final class Verifier {

    private final String router;
    private final DeviceOs os;
    private final DeviceReader device;

    public Verifier(String router, DeviceOs os, DeviceReader device) {
        this.router = router;
        this.os = os;
        this.device = device;
    }

    /**
     * Reads back.
     *
     * @return the running configuration
     * @throws Setback when anything is not as planned
     */
    public String verify(Plan plan, String before) {
        return verify(plan, before, () -> {});
    }

    /** As above; between two long answers something else may be due. */
    public String verify(Plan plan, String before, Runnable between) {
        String running = device.runningConfiguration();
        List<String> surprises =
                ConfigDifference.fromExpected(plan.after(), before, running, os).toLines();
        if (!surprises.isEmpty()) {
            throw new Setback(Problem.fatal(
                    "read-back-differs",
                    "router " + router,
                    "the configuration is not what the plan leads to: " + String.join("; ", surprises),
                    "what is not proven is not saved",
                    "look at the router, then plan again:  vipnat plan -r " + router));
        }
        between.run();
        verifyTable(plan, device.translations());
        return running;
    }

    private void verifyTable(Plan plan, List<Translation> table) {
        for (Change.Add added : plan.additions()) {
            if (isListed(added.rule().mapping()) && table.stream().noneMatch(row -> row.isStaticOf(added.rule()))) {
                throw new Setback(Problem.fatal(
                        "rule-not-in-table",
                        "router " + router,
                        "the rule stands in the configuration but not in the translation table: "
                                + os.print(added.rule()),
                        "the router does not translate with it",
                        "look:  " + os.showTranslations(Mode.PRIVILEGED)));
            }
        }
    }

    /** Whether its own row says which rule it is of, so that it can be told to be missing. */
    private static boolean isListed(Mapping mapping) {
        return mapping.match(new Mapping.Cases<>(
                (Mapping.Full full) -> true,
                (Mapping.Port port) -> true,
                (Mapping.InterfacePort port) -> false,
                (Mapping.InterfaceFull full) -> false,
                (Mapping.InterfaceEsp esp) -> false,
                (Mapping.Network network) -> false));
    }
}
