package io.github.vipnat.keepalived.lint;

import static io.github.vipnat.problem.Severity.FATAL;
import static io.github.vipnat.problem.Severity.RISK;

import io.github.vipnat.keepalived.conf.ConfLine;
import io.github.vipnat.keepalived.conf.FindingCollector;
import io.github.vipnat.keepalived.vrrp.Tracking;
import io.github.vipnat.keepalived.vrrp.VrrpInstance;

/** Classes 13 and 32: priorities that are equal, missing, or those of an owner. */
final class PriorityRule implements LintRule {

    @Override
    public void check(LintedSite site, FindingCollector findings) {
        for (LintedSite.Member member : site.members()) {
            checkMissing(member.instance(), findings);
            if (member.instance().isOwner()) {
                checkOwner(member, findings);
            }
        }
        for (LintedSite.Group group : site.groups()) {
            for (int i = 1; i < group.members().size(); i++) {
                checkEqual(group.members().get(i - 1), group.members().get(i), findings);
            }
        }
    }

    private static void checkMissing(VrrpInstance instance, FindingCollector findings) {
        if (!instance.has("priority")) {
            boolean owner = instance.isOwner();
            findings.addUnheard(
                    owner ? FATAL : RISK,
                    "priority-missing",
                    instance.block().line().at(),
                    instance.name() + " has no priority, which means " + instance.priority()
                            + (owner ? ": the owner's, that never changes" : ""),
                    owner
                            ? "no weight lowers it: the VIP moves only when keepalived or the node is gone"
                            : "a peer that is silent too has the same, and a tie moves nothing",
                    "priority " + (owner ? 100 : 90));
        }
    }

    private static void checkOwner(LintedSite.Member member, FindingCollector findings) {
        VrrpInstance instance = member.instance();
        boolean tracksProcesses = instance.tracking().stream()
                .anyMatch(tracked -> tracked.kind() == Tracking.Kind.PROCESS
                        && !tracked.weight().isFault());
        if (tracksProcesses && instance.has("priority")) {
            findings.addUnheard(
                    FATAL,
                    "owner-ignores-weights",
                    instance.at("priority"),
                    "priority 255 never changes, whatever is tracked",
                    "the service is down and the VIP stays where it is down",
                    "priority 100");
        }
        checkDropped(member, findings);
    }

    /** Scripts, interfaces and files with a weight are dropped aloud. */
    private static void checkDropped(LintedSite.Member member, FindingCollector findings) {
        for (Tracking.Kind kind : Tracking.Kind.values()) {
            for (ConfLine reference : member.instance().block().values(kind.keyword())) {
                if (kind != Tracking.Kind.PROCESS && isWeighted(member, kind, reference)) {
                    findings.heard(
                            RISK,
                            "owner-drops-tracking",
                            reference.at(),
                            "priority 255 takes no weights: keepalived drops " + reference.keyword(),
                            "its loss then changes nothing",
                            "priority 100, or weight 0 for what is tracked");
                }
            }
        }
    }

    private static boolean isWeighted(LintedSite.Member member, Tracking.Kind kind, ConfLine reference) {
        boolean own = reference.has(2) && !reference.word(2).matches("[+-]?0+");
        return own
                || (!reference.has(1)
                        && member.node()
                                .config()
                                .tracker(member.instance().block(), kind, reference.keyword())
                                .map(tracker -> !tracker.weight().isFault())
                                .orElse(false));
    }

    private static void checkEqual(LintedSite.Member one, LintedSite.Member other, FindingCollector findings) {
        if (one.priorityWithAllUp() == other.priorityWithAllUp()) {
            findings.addUnheard(
                    RISK,
                    "priorities-equal",
                    other.instance().at("priority"),
                    one.name() + " and " + other.name() + " both stand at " + one.priorityWithAllUp()
                            + " with everything up",
                    "whoever is first stays MASTER, and after a partition the higher address wins: nobody can say beforehand",
                    "priority " + Math.max(1, other.instance().priority() - 10));
        }
    }
}
