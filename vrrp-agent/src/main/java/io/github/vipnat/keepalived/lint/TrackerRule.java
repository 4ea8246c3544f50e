package io.github.vipnat.keepalived.lint;

import static io.github.vipnat.problem.Severity.FATAL;
import static io.github.vipnat.problem.Severity.RISK;

import io.github.vipnat.keepalived.conf.ConfLine;
import io.github.vipnat.keepalived.conf.FindingCollector;
import io.github.vipnat.keepalived.vrrp.Tracker;
import java.util.List;

/** Class 18 and what keepalived itself says of definitions: names that never match, weights it does not take. */
final class TrackerRule implements LintRule {

    private static final int KERNEL_NAME_BYTES = 15;

    @Override
    public void check(LintedSite site, FindingCollector findings) {
        for (LintedSite.SiteNode node : site.nodes()) {
            for (Tracker tracker : node.config().trackers()) {
                checkWeights(tracker, findings);
                tracker.<Runnable>match(new Tracker.Cases<>(
                                (Tracker.ByProcess process) -> () -> checkProcess(process, findings),
                                (Tracker.ByScript script) -> () -> checkOverlap(script, findings),
                                (Tracker.ByFile file) -> () -> checkFile(file, findings)))
                        .run();
            }
        }
    }

    private static void checkWeights(Tracker tracker, FindingCollector findings) {
        List<ConfLine> lines = tracker.block().lines("weight");
        boolean script = tracker instanceof Tracker.ByScript;
        String usual = usualWeight(tracker);
        boolean set = false;
        for (ConfLine line : lines) {
            boolean bad = !line.has(1)
                    || !WeightSyntax.isWithin(line.word(1), script ? 253 : 254)
                    || !WeightSyntax.isOption(line.word(2), false);
            if (bad) {
                reportRefused(
                        line,
                        "keepalived does not take '" + line.text() + "'",
                        "write a whole number from -253 to 253",
                        findings);
            } else if (set && !script) {
                reportRefused(
                        line, "the weight was given before, and the first one holds", "delete the line", findings);
            }
            set = set || (!bad && !line.word(1).matches(usual));
        }
    }

    /** A weight that is as good as none, and is followed by the next one. */
    private static String usualWeight(Tracker tracker) {
        return tracker.match(new Tracker.Cases<>(
                (Tracker.ByProcess process) -> "[+-]?0+",
                (Tracker.ByScript script) -> "[+-]?0+",
                (Tracker.ByFile file) -> "\\+?0*1"));
    }

    private static void reportRefused(ConfLine line, String what, String fix, FindingCollector findings) {
        findings.heard(
                RISK, "weight-refused", line.at(), what, "keepalived ignores the line and says so at every start", fix);
    }

    private static void checkProcess(Tracker.ByProcess process, FindingCollector findings) {
        List<ConfLine> lines = process.block().lines("process");
        if (process.process().isEmpty()) {
            findings.heard(
                    FATAL,
                    "process-missing",
                    process.block().line().at(),
                    "vrrp_track_process " + process.name() + " names no process",
                    "keepalived removes it: nothing is tracked",
                    "add process NAME, as ps -e -o comm= shows it");
            return;
        }
        if (lines.size() > 1) {
            findings.heard(
                    RISK,
                    "process-given-twice",
                    lines.get(1).at(),
                    "the process was given before",
                    "keepalived tracks the first one only",
                    "make a second vrrp_track_process of it");
        }
        checkName(process, lines.get(0), findings);
        checkQuorum(process, findings);
        process.block()
                .last("param_match")
                .filter(line -> line.has(1)
                        && !line.word(1).equals("initial")
                        && !line.word(1).equals("partial"))
                .ifPresent(line -> findings.heard(
                        RISK,
                        "value-refused",
                        line.at(1),
                        "'" + line.word(1) + "' is no param_match",
                        "keepalived ignores the line",
                        "write param_match initial or param_match partial"));
    }

    private static void checkName(Tracker.ByProcess process, ConfLine line, FindingCollector findings) {
        if (process.comparesCommandLine()) {
            findings.addUnheard(
                    RISK,
                    "command-line-compared",
                    line.at(1),
                    process.process() + " is compared with the command line, not with the kernel's name",
                    "daemons that write their own title (nginx: master process) and scripts (argv[0] is /bin/sh) never match",
                    "delete full_command, param_match and the words after the name");
        } else if (process.process().length() > KERNEL_NAME_BYTES) {
            findings.addUnheard(
                    FATAL,
                    "process-name-too-long",
                    line.at(1),
                    "the kernel keeps 15 bytes of a process's name, and this one has "
                            + process.process().length(),
                    "it never matches, so the process counts as down for ever; keepalived -t says nothing",
                    "process " + process.process().substring(0, KERNEL_NAME_BYTES));
        } else if (process.process().contains("/")) {
            findings.addUnheard(
                    FATAL,
                    "process-name-is-a-path",
                    line.at(1),
                    "a process's name has no directory in it",
                    "it never matches, so the process counts as down for ever",
                    "process " + process.process().substring(process.process().lastIndexOf('/') + 1));
        }
    }

    private static void checkQuorum(Tracker.ByProcess process, FindingCollector findings) {
        int quorum = 1;
        long most = Long.MAX_VALUE;
        for (var entry : process.block().entries()) {
            ConfLine line = entry.line();
            if (line.keyword().equals("quorum") && line.word(1).matches("[0-9]{1,5}")) {
                int wanted = Integer.parseInt(line.word(1));
                if (wanted > most) {
                    quorumRefused(line, findings);
                } else {
                    quorum = wanted;
                }
            } else if (line.keyword().equals("quorum_max") && line.word(1).matches("[0-9]{1,5}")) {
                int wanted = Integer.parseInt(line.word(1));
                if ((wanted > 0 || quorum > 1) && wanted < quorum) {
                    quorumRefused(line, findings);
                } else {
                    most = wanted;
                    quorum = wanted == 0 ? 0 : Math.max(1, quorum);
                }
            }
        }
    }

    private static void quorumRefused(ConfLine line, FindingCollector findings) {
        findings.heard(
                RISK,
                "quorum-refused",
                line.at(1),
                "quorum is greater than quorum_max",
                "keepalived ignores the line",
                "write quorum_max at least as great as quorum");
    }

    private static void checkFile(Tracker.ByFile file, FindingCollector findings) {
        if (file.path().isEmpty()) {
            findings.heard(
                    FATAL,
                    "file-missing",
                    file.block().line().at(),
                    "track_file " + file.name() + " names no file",
                    "keepalived ignores it: nothing is tracked",
                    "add file /run/NAME");
        }
        List<ConfLine> files = file.block().lines("file");
        if (files.size() > 1) {
            findings.heard(
                    RISK,
                    "file-given-twice",
                    files.get(1).at(),
                    "the file was given before",
                    "the first one holds",
                    "delete the line");
        }
    }

    private static void checkOverlap(Tracker.ByScript script, FindingCollector findings) {
        if (script.timeout().compareTo(script.interval()) > 0) {
            findings.addUnheard(
                    RISK,
                    "timeout-beyond-interval",
                    script.block()
                            .last("timeout")
                            .map(line -> line.at(1))
                            .orElse(script.block().line().at()),
                    "a run may take longer than the interval",
                    "keepalived 2.2.7 says it skips the next run and starts it all the same: hanging checks pile up",
                    "timeout " + script.interval().toSeconds());
        }
    }
}
