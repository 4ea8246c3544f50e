package io.github.vipnat.keepalived.conf;

import io.github.vipnat.problem.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects findings; bounded, so that a file of rubbish does not answer with a megabyte. */
public final class FindingCollector {

    /** More than this from one run tell nobody anything new. */
    static final int MOST = 500;

    private final Set<ConfFinding> found = new LinkedHashSet<>();
    private int fatals;
    private int lesser;
    private int dropped;

    /** Keeps a finding; the fatal ones have a bound of their own, so that lesser ones do not push them out. */
    public void add(ConfFinding finding) {
        boolean fatal = finding.severity() == Severity.FATAL;
        if (found.contains(finding)) {
            return;
        }
        if ((fatal ? fatals : lesser) >= MOST) {
            dropped++;
            return;
        }
        found.add(finding);
        fatals += fatal ? 1 : 0;
        lesser += fatal ? 0 : 1;
    }

    /** Whether nothing more is kept but what is fatal; what is costly to word can then be left unworded. */
    public boolean isFull() {
        return lesser >= MOST;
    }

    /** Counts a finding that is not kept. */
    public void leaveOut() {
        dropped++;
    }

    public void addAll(List<ConfFinding> findings) {
        findings.forEach(this::add);
    }

    /** A finding that {@code keepalived -t} makes as well. */
    public void heard(Severity severity, String code, ConfPosition at, String what, String why, String fix) {
        add(new ConfFinding(code, severity, at, what, why, fix, true));
    }

    /** A finding on which {@code keepalived -t} is silent. */
    public void addUnheard(Severity severity, String code, ConfPosition at, String what, String why, String fix) {
        add(new ConfFinding(code, severity, at, what, why, fix, false));
    }

    /** A finding that holds for every release, and that {@code keepalived -t} of these makes as well. */
    public void addHeardBy(
            Set<KeepalivedRelease> releases,
            Severity severity,
            String code,
            ConfPosition at,
            String what,
            String why,
            String fix) {
        add(new ConfFinding(code, severity, at, what, why, fix, releases, KeepalivedRelease.all()));
    }

    /** In the order found, and at the end how many were left out. */
    public List<ConfFinding> toList() {
        if (dropped == 0) {
            return List.copyOf(found);
        }
        List<ConfFinding> all = new ArrayList<>(found);
        all.add(leftOut());
        return List.copyOf(all);
    }

    private ConfFinding leftOut() {
        return new ConfFinding(
                "findings-left-out",
                Severity.NOT_UNDERSTOOD,
                ConfPosition.startOf(found.iterator().next().at().file()),
                dropped + " more findings are not shown",
                "A file with this many is probably not a keepalived.conf at all",
                "cure the first ones and run vipnat keepalived lint again",
                false);
    }
}
