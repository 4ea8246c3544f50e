package io.github.vipnat.report;

import io.github.vipnat.apply.journal.RunRecord;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a run's record says about it besides its lines. */
final class RunFacts {

    private RunFacts() {}

    static Map<String, String> of(RunRecord run, TakenBack back) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("began", ChangePage.STAMP.format(run.started()));
        run.ending().ifPresent(end -> {
            facts.put("ended", ChangePage.STAMP.format(end.at()));
            facts.put("in its own words", end.detail());
        });
        run.takesBack().ifPresent(other -> facts.put("takes back", "run " + other));
        back.by(run).ifPresent(by -> facts.put("taken back", "by run " + by));
        run.pair().ifPresent(other -> facts.put("one with", "run " + other.run() + " on " + other.router()));
        return facts;
    }
}
