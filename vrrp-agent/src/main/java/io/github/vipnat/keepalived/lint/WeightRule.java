package io.github.vipnat.keepalived.lint;

import static io.github.vipnat.problem.Severity.FATAL;
import static io.github.vipnat.problem.Severity.UNTIDY;

import io.github.vipnat.keepalived.conf.FindingCollector;
import io.github.vipnat.keepalived.vrrp.Tracking;
import io.github.vipnat.keepalived.vrrp.VrrpInstance;
import io.github.vipnat.keepalived.vrrp.Weight;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Classes 1 to 3: whether losing one tracked thing moves the VIP at all (the arithmetic of keepalived-facts 2.5). */
final class WeightRule implements LintRule {

    private static final int LARGEST = 253;

    @Override
    public void check(LintedSite site, FindingCollector findings) {
        site.members().forEach(member -> checkAlone(member, findings));
        site.groups().forEach(group -> checkGroup(group, findings));
        Set<LintedSite.Member> grouped = site.groups().stream()
                .flatMap(group -> group.members().stream())
                .collect(Collectors.toSet());
        site.members().stream()
                .filter(member -> !grouped.contains(member))
                .forEach(
                        member -> weighted(member.instance()).forEach(tracked -> checkSign(member, tracked, findings)));
    }

    private static List<Tracking> weighted(VrrpInstance instance) {
        return instance.tracking().stream()
                .filter(tracked -> tracked.kind() != Tracking.Kind.FILE
                        && !tracked.weight().isFault())
                .toList();
    }

    /** Of a script without a weight there is nothing to say: it is what keepalived's maintainer advises (issue 2483). */
    private static void checkAlone(LintedSite.Member member, FindingCollector findings) {
        for (Tracking tracked : member.instance().tracking()) {
            boolean silent = tracked.weight().isFault()
                    && tracked.kind() == Tracking.Kind.PROCESS
                    && tracked.definition()
                            .map(definition -> !definition.hasWeight())
                            .orElse(false);
            if (silent) {
                reportFault(tracked, findings);
            }
        }
        int lowest = member.instance().priority()
                + weighted(member.instance()).stream()
                        .mapToInt(tracked -> tracked.weight().contribution(false))
                        .sum();
        if (lowest < 1 && !member.instance().isOwner()) {
            reportClamped(member, lowest, findings);
        }
    }

    private static void reportFault(Tracking tracked, FindingCollector findings) {
        findings.addUnheard(
                UNTIDY,
                "weight-absent",
                tracked.weight().at(),
                tracked.name() + " has no weight, which means 0: its loss is a FAULT, not a lower priority",
                "the VIP is taken off at once, and with the same fault on every node it is nowhere;"
                        + " keepalived.conf(5) of 2.2.7 says 1, and that is an error of the page",
                "weight 0");
    }

    private static void reportClamped(LintedSite.Member member, int lowest, FindingCollector findings) {
        findings.addUnheard(
                UNTIDY,
                "priority-below-1",
                member.instance().at("priority"),
                "with everything down " + member.name() + " comes to " + lowest + ", which keepalived raises to 1",
                "two nodes that both stand at 1 are a tie, and a tie moves nothing",
                "raise the priorities, or use smaller weights");
    }

    private static void checkSign(LintedSite.Member member, Tracking tracked, FindingCollector findings) {
        if (tracked.weight().signed() > 0) {
            int up = member.priorityWithAllUp();
            findings.addUnheard(
                    UNTIDY,
                    "positive-weight",
                    tracked.weight().at(),
                    "weight " + tracked.weight().points() + " raises the priority to " + up + " while everything is up",
                    "when " + tracked.subject() + " fails it falls to "
                            + member.instance().effective(up - tracked.weight().points())
                            + " only; below the BACKUP's priority is what it must fall, and that stands in the other node's file",
                    "vipnat keepalived lint a=FILE b=FILE, with the files of all nodes");
        }
    }

    private static void checkGroup(LintedSite.Group group, FindingCollector findings) {
        LintedSite.Member preferred = group.preferred();
        int backup = group.others().get(0).priorityWithAllUp();
        if (preferred.instance().isOwner() || preferred.priorityWithAllUp() == backup) {
            return;
        }
        List<Tracking> weighted = weighted(preferred.instance());
        weighted.forEach(tracked -> checkCrossing(group, tracked, backup, findings));
        group.others().forEach(other -> checkTracking(preferred, other, findings));
    }

    private static int after(LintedSite.Member preferred, Tracking tracked) {
        Weight weight = tracked.weight();
        int sum = preferred.instance().priorityWithAllUp() - weight.contribution(true) + weight.contribution(false);
        return preferred.instance().effective(sum);
    }

    private static void checkCrossing(LintedSite.Group group, Tracking tracked, int backup, FindingCollector findings) {
        LintedSite.Member preferred = group.preferred();
        int after = after(preferred, tracked);
        if (after < backup) {
            return;
        }
        boolean positive = tracked.weight().signed() > 0;
        String code = after == backup
                ? "weight-makes-a-tie"
                : positive ? "positive-weight-inflates" : "weight-cannot-cross-gap";
        String numbers = preferred.name() + " falls from " + preferred.priorityWithAllUp() + " to " + after + ", and "
                + group.others().get(0).name() + " stands at " + backup;
        findings.addUnheard(
                FATAL,
                code,
                tracked.weight().at(),
                "losing " + tracked.subject() + " does not move the VIP: " + numbers,
                after == backup
                        ? "a BACKUP takes over from lower priorities only, never from its own"
                        : "the service is down and the VIP stays where it is down",
                fix(group, tracked));
    }

    private static String fix(LintedSite.Group group, Tracking tracked) {
        int gap = needed(group, tracked);
        return gap > 0 && gap <= LARGEST
                ? "weight -" + gap
                : "set the priorities so that " + group.preferred().name() + " stands above the others by less than "
                        + LARGEST;
    }

    /**
     * The smallest loss below zero that takes the first node under the next one, when every node that has the same block has
     * the same line: then what a positive weight added is gone on all of them.
     */
    private static int needed(LintedSite.Group group, Tracking tracked) {
        int backup = group.others().stream()
                .mapToInt(other -> upWithout(other, tracked))
                .max()
                .orElse(0);
        return upWithout(group.preferred(), tracked) - backup + 1;
    }

    private static int upWithout(LintedSite.Member member, Tracking tracked) {
        int added = member.instance().tracking().stream()
                .filter(own -> own.kind() == tracked.kind() && own.name().equals(tracked.name()))
                .filter(own -> own.weight().points() == tracked.weight().points())
                .mapToInt(own -> own.weight().contribution(true))
                .sum();
        return member.priorityWithAllUp() - added;
    }

    private static void checkTracking(LintedSite.Member preferred, LintedSite.Member other, FindingCollector findings) {
        Set<String> there =
                other.instance().tracking().stream().map(Tracking::subject).collect(Collectors.toSet());
        List<String> missing = preferred.instance().tracking().stream()
                .filter(tracked -> tracked.kind() != Tracking.Kind.INTERFACE)
                .map(Tracking::subject)
                .filter(subject -> !there.contains(subject))
                .toList();
        if (!missing.isEmpty()) {
            findings.addUnheard(
                    UNTIDY,
                    there.isEmpty() ? "backup-tracks-nothing" : "backup-tracks-less",
                    other.instance().block().line().at(),
                    other.name() + " does not watch " + String.join(", ", missing) + ", which " + preferred.name()
                            + " watches",
                    "the VIP can go to, and stay on, a node where these do not run; a BACKUP that only waits, as the guide's"
                            + " section 4.3 has it, is legal, and needs nothing else for the VIP to come to it",
                    "write the same checks on " + other.name() + ", as vipnat keepalived render does");
        }
    }
}
