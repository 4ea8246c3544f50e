package io.github.vipnat.keepalived.lint;

import static io.github.vipnat.problem.Severity.FATAL;
import static io.github.vipnat.problem.Severity.RISK;

import io.github.vipnat.keepalived.conf.FindingCollector;
import io.github.vipnat.keepalived.vrrp.Tracking;
import io.github.vipnat.keepalived.vrrp.VrrpInstance;

/** Classes 4 to 6: nopreempt and preempt_delay, which do something else than they seem to (keepalived-facts 2.3). */
final class PreemptRule implements LintRule {

    @Override
    public void check(LintedSite site, FindingCollector findings) {
        site.members().forEach(member -> checkAlone(member.instance(), findings));
        site.groups().forEach(group -> checkGroup(group, findings));
        if (site.groups().isEmpty()) {
            site.members().forEach(member -> checkWeights(member, member, findings));
        }
    }

    private static void checkAlone(VrrpInstance instance, FindingCollector findings) {
        if (saysNopreempt(instance) && instance.isOwner()) {
            reportCleared(instance, "nopreempt", "priority 255", findings);
        } else if (saysNopreempt(instance) && instance.wantsMaster()) {
            reportCleared(instance, "nopreempt", "state MASTER", findings);
        }
        if (delays(instance)) {
            checkDelay(instance, findings);
        }
    }

    private static void checkDelay(VrrpInstance instance, FindingCollector findings) {
        if (instance.wantsMaster()) {
            reportCleared(instance, "preempt_delay", "state MASTER", findings);
        } else if (instance.isStrict()) {
            reportCleared(instance, "preempt_delay", "strict mode", findings);
        } else if (instance.nopreempt()) {
            reportCleared(instance, "preempt_delay", "nopreempt", findings);
        }
    }

    /** As the file says it, whatever keepalived then makes of it. */
    private static boolean saysNopreempt(VrrpInstance instance) {
        return instance.has("nopreempt") && (!instance.has("preempt") || isAfter(instance, "nopreempt", "preempt"));
    }

    private static boolean isAfter(VrrpInstance instance, String later, String earlier) {
        return instance.at(later).compareTo(instance.at(earlier)) > 0;
    }

    /** A delay of 0 is none, and keepalived says nothing about it. */
    private static boolean delays(VrrpInstance instance) {
        return instance.block()
                .last("preempt_delay")
                .map(line -> line.word(1).matches(".*[1-9].*"))
                .orElse(false);
    }

    private static void reportCleared(VrrpInstance instance, String keyword, String with, FindingCollector findings) {
        findings.heard(
                RISK,
                keyword.replace('_', '-') + "-with-"
                        + with.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'),
                instance.at(keyword),
                keyword + " does nothing with " + with,
                "keepalived clears it at every start, and takes the VIP back at once; who is first is the priority's to say,"
                        + " whatever the state",
                with.equals("state MASTER") ? "state BACKUP" : "delete the line");
    }

    private static void checkGroup(LintedSite.Group group, FindingCollector findings) {
        for (LintedSite.Member member : group.others()) {
            if (member.instance().nopreempt()
                    && !saysNopreempt(group.preferred().instance())) {
                findings.addUnheard(
                        RISK,
                        "nopreempt-on-lower-priority",
                        member.instance().at("nopreempt"),
                        "nopreempt stands on " + member.name() + ", which has the lower priority",
                        "it is the node with the higher priority that takes the VIP back; on this one it keeps the VIP from"
                                + " moving when that node's priority falls",
                        "move it to " + group.preferred().name() + ", with state BACKUP");
            }
            checkWeights(group.preferred(), member, findings);
        }
    }

    private static void checkWeights(LintedSite.Member tracking, LintedSite.Member waiting, FindingCollector findings) {
        boolean weighted = tracking.instance().tracking().stream()
                .anyMatch(tracked -> !tracked.weight().isFault() && tracked.kind() != Tracking.Kind.FILE);
        if (weighted && waiting.instance().nopreempt()) {
            findings.addUnheard(
                    FATAL,
                    "nopreempt-with-weights",
                    waiting.instance().at("nopreempt"),
                    "with nopreempt " + waiting.name() + " never takes over from a MASTER whose priority fell",
                    "weights move nothing: only a FAULT, a stop or silence does",
                    "delete the line");
        }
    }
}
