package io.github.vipnat.keepalived.lint;

import static io.github.vipnat.problem.Severity.FATAL;
import static io.github.vipnat.problem.Severity.RISK;
import static io.github.vipnat.problem.Severity.UNTIDY;

import io.github.vipnat.keepalived.conf.ConfLine;
import io.github.vipnat.keepalived.conf.Entry;
import io.github.vipnat.keepalived.conf.FindingCollector;
import io.github.vipnat.keepalived.vrrp.NodeConfig;
import io.github.vipnat.keepalived.vrrp.Tracker;
import io.github.vipnat.keepalived.vrrp.Tracking;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Class 17: names that lead nowhere, blocks that hold nothing, definitions that nobody uses, and weights on references. */
final class ReferenceRule implements LintRule {

    @Override
    public void check(LintedSite site, FindingCollector findings) {
        for (LintedSite.SiteNode node : site.nodes()) {
            NodeConfig config = node.config();
            List<Entry.Block> users = new ArrayList<>(config.conf().blocks("vrrp_instance"));
            users.addAll(config.conf().blocks("vrrp_sync_group"));
            users.forEach(user -> checkUser(config, user, findings));
            checkUnused(config, users, findings);
        }
    }

    private static void checkUser(NodeConfig config, Entry.Block user, FindingCollector findings) {
        for (Tracking.Kind kind : Tracking.Kind.values()) {
            user.blocks(kind.keyword()).forEach(block -> checkEmpty(block, findings));
            Set<String> seen = new HashSet<>();
            for (ConfLine reference : user.values(kind.keyword())) {
                checkReference(config, user, kind, reference, seen, findings);
            }
        }
    }

    private static void checkEmpty(Entry.Block block, FindingCollector findings) {
        if (block.entries().isEmpty()) {
            findings.addUnheard(
                    UNTIDY,
                    "track-block-empty",
                    block.line().at(),
                    block.line().keyword() + " is empty",
                    "it tracks nothing and looks as if it did",
                    "delete the block");
        }
    }

    private static void checkReference(
            NodeConfig config,
            Entry.Block user,
            Tracking.Kind kind,
            ConfLine reference,
            Set<String> seen,
            FindingCollector findings) {
        boolean known = kind == Tracking.Kind.INTERFACE
                || config.tracker(user, kind, reference.keyword()).isPresent();
        if (!known) {
            reportUndefined(config, kind, reference, findings);
        } else if (!seen.add(reference.keyword())) {
            findings.heard(
                    RISK,
                    "reference-twice",
                    reference.at(),
                    kind.keyword() + " names " + reference.keyword() + " twice",
                    "keepalived ignores the second one",
                    "delete the line");
        } else if (reference.has(1)) {
            checkOptions(kind, reference, findings);
        }
    }

    private static void reportUndefined(
            NodeConfig config, Tracking.Kind kind, ConfLine reference, FindingCollector findings) {
        String defining = switch (kind) {
            case PROCESS -> "vrrp_track_process";
            case SCRIPT -> "vrrp_script";
            case FILE, INTERFACE -> "track_file";
        };
        boolean below = config.defines(kind, reference.keyword());
        findings.heard(
                FATAL,
                "reference-undefined",
                reference.at(),
                kind.keyword() + " names " + reference.keyword() + ", and no usable " + defining
                        + " above has that name",
                "keepalived ignores it: nothing is tracked",
                below
                        ? "move " + defining + " " + reference.keyword()
                                + " above the instance, and cure what is wrong with it"
                        : "write " + defining + " " + reference.keyword()
                                + " { … } above the instance, or correct the name");
    }

    private static void checkOptions(Tracking.Kind kind, ConfLine reference, FindingCollector findings) {
        boolean script = kind == Tracking.Kind.SCRIPT || kind == Tracking.Kind.INTERFACE;
        int most = script ? 253 : 254;
        boolean good = reference.word(1).equals("weight")
                && reference.has(2)
                && WeightSyntax.isWithin(reference.word(2), most)
                && WeightSyntax.isOption(reference.word(3), kind != Tracking.Kind.INTERFACE);
        if (!good) {
            findings.heard(
                    RISK,
                    "reference-option-refused",
                    reference.at(1),
                    "keepalived does not take '" + reference.text() + "' whole",
                    "it ignores the reference, or the weight in it",
                    "write: " + reference.keyword());
        }
    }

    /** One without a command is reported for that alone. */
    private static boolean isUsable(Tracker tracker) {
        return !(tracker instanceof Tracker.ByScript script)
                || !script.command().isEmpty();
    }

    private static void checkUnused(NodeConfig config, List<Entry.Block> users, FindingCollector findings) {
        Set<String> used = new HashSet<>();
        for (Tracking.Kind kind : Tracking.Kind.values()) {
            users.forEach(user ->
                    user.values(kind.keyword()).forEach(reference -> used.add(kind + " " + reference.keyword())));
        }
        Set<String> names = new HashSet<>();
        for (Tracker tracker : config.trackers()) {
            Tracking.Kind kind = NodeConfig.kindOf(tracker);
            String key = kind + " " + tracker.name();
            if (!names.add(key)) {
                findings.addUnheard(
                        RISK,
                        "tracker-defined-twice",
                        tracker.block().line().at(),
                        tracker.name() + " is defined a second time",
                        "references mean the first one; what this one says does nothing, and keepalived -t is silent",
                        "give it another name, or delete it");
            } else if (!used.contains(key) && isUsable(tracker)) {
                findings.addUnheard(
                        UNTIDY,
                        "tracker-unused",
                        tracker.block().line().at(),
                        "nothing refers to " + tracker.name(),
                        "it is defined and tracks nothing",
                        "name it in " + kind.keyword() + " { } of the instance, or delete it");
            }
        }
    }
}
