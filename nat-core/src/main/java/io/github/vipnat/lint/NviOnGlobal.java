package io.github.vipnat.lint;

import io.github.vipnat.nat.OtherForm.NviStatic;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.problem.Problem;
import java.util.List;

/** The global is published by {@code ip nat source}, which is another feature with its own table (ios-facts 1.2). */
final class NviOnGlobal implements LintRule {

    @Override
    public List<Problem> check(Subject subject) {
        List<NviStatic> nvi = subject.view().nat().others(NviStatic.class);
        return subject.added()
                .filter(rule ->
                        nvi.stream().anyMatch(other -> subject.addresses().meet(other.rule(), rule)))
                .map(rule -> problem(subject, rule))
                .distinct()
                .toList();
    }

    private static Problem problem(Subject subject, StaticRule rule) {
        return new Problem(
                "global-served-by-nvi",
                subject.fatalUnlessSoToday(rule),
                subject.where(rule),
                rule.mapping().globalSide() + " is published by \"ip nat source\" (NVI)",
                "vipnat changes \"ip nat inside source\" only; the two would both answer for the global",
                "move the router from ip nat enable to ip nat inside and ip nat outside first, by hand; these are the"
                        + " lines:  show running-config | include ^interface|ip nat (enable|source)");
    }
}
