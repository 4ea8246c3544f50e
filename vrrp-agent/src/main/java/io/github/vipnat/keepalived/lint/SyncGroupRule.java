package io.github.vipnat.keepalived.lint;

import static io.github.vipnat.problem.Severity.FATAL;
import static io.github.vipnat.problem.Severity.RISK;
import static io.github.vipnat.problem.Severity.UNTIDY;

import io.github.vipnat.keepalived.conf.ConfLine;
import io.github.vipnat.keepalived.conf.ConfWord;
import io.github.vipnat.keepalived.conf.Entry;
import io.github.vipnat.keepalived.conf.FindingCollector;
import io.github.vipnat.keepalived.vrrp.NodeConfig;
import io.github.vipnat.keepalived.vrrp.Tracker;
import io.github.vipnat.keepalived.vrrp.Tracking;
import io.github.vipnat.keepalived.vrrp.VrrpInstance;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Class 34: sync groups, which take the weights of their members away (keepalived-facts 2.1). */
final class SyncGroupRule implements LintRule {

    @Override
    public void check(LintedSite site, FindingCollector findings) {
        for (LintedSite.SiteNode node : site.nodes()) {
            Set<String> taken = new HashSet<>();
            node.config()
                    .conf()
                    .blocks("vrrp_sync_group")
                    .forEach(group -> check(node.config(), group, taken, findings));
        }
    }

    private static void check(NodeConfig config, Entry.Block group, Set<String> taken, FindingCollector findings) {
        int members = 0;
        for (ConfWord member : members(group)) {
            Optional<VrrpInstance> instance = config.instance(member.text());
            if (instance.isEmpty()) {
                findings.heard(
                        RISK,
                        "sync-group-member-unknown",
                        member.at(),
                        "there is no vrrp_instance " + member.text(),
                        "keepalived ignores it",
                        "correct the name, or delete it from the group");
            } else if (!taken.add(member.text())) {
                findings.heard(
                        RISK,
                        "sync-group-member-twice",
                        member.at(),
                        member.text() + " is already in a sync group",
                        "keepalived ignores it here",
                        "delete it from one of the groups");
            } else {
                members++;
                if (losesWeights(group)) {
                    checkWeights(config, group.name(), instance.get(), findings);
                }
            }
        }
        reportSize(group, members, findings);
        group.last("global_tracking")
                .ifPresent(line -> findings.heard(
                        RISK,
                        "keyword-deprecated",
                        line.at(),
                        "global_tracking is deprecated",
                        "keepalived says so at every start",
                        "write sync_group_tracking_weight instead of global_tracking"));
    }

    private static List<ConfWord> members(Entry.Block group) {
        return group.values("group").stream()
                .flatMap(line -> line.words().stream())
                .toList();
    }

    private static boolean losesWeights(Entry.Block group) {
        return group.last("sync_group_tracking_weight").isEmpty()
                && group.last("global_tracking").isEmpty();
    }

    private static void reportSize(Entry.Block group, int members, FindingCollector findings) {
        if (members == 0) {
            findings.heard(
                    RISK,
                    "sync-group-empty",
                    group.line().at(),
                    "sync group " + group.name() + " has no member",
                    "keepalived removes it",
                    "group { NAME NAME }, or delete the block");
        } else if (members == 1) {
            boolean tells = Command.NOTIFY.stream()
                    .anyMatch(keyword -> group.last(keyword).isPresent());
            findings.heard(
                    UNTIDY,
                    "sync-group-of-one",
                    group.line().at(),
                    "sync group " + group.name() + " has one member only",
                    "there is nothing to keep in step; keepalived says so at every start"
                            + (tells ? ", and runs the group's scripts all the same" : ""),
                    tells ? "move the notify lines into the instance and delete the block" : "delete the block");
        }
    }

    private static void checkWeights(
            NodeConfig config, String group, VrrpInstance instance, FindingCollector findings) {
        for (Tracking.Kind kind : List.of(Tracking.Kind.SCRIPT, Tracking.Kind.INTERFACE, Tracking.Kind.FILE)) {
            for (ConfLine reference : instance.block().values(kind.keyword())) {
                boolean weighted = reference.has(2)
                        ? !reference.word(2).matches("[+-]?0+")
                        : config.tracker(instance.block(), kind, reference.keyword())
                                .map(Tracker::weight)
                                .filter(weight -> !weight.isFault())
                                .isPresent();
                if (weighted) {
                    findings.heard(
                            FATAL,
                            "sync-group-drops-weight",
                            reference.at(),
                            "the sync group of " + instance.name() + " takes the weight of " + reference.keyword()
                                    + " away",
                            "keepalived drops what is tracked with a weight: its loss moves nothing",
                            "vrrp_sync_group " + group + " { sync_group_tracking_weight }");
                }
            }
        }
    }
}
