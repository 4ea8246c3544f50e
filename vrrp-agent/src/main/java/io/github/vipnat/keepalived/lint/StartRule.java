package io.github.vipnat.keepalived.lint;

import static io.github.vipnat.problem.Severity.FATAL;

import io.github.vipnat.keepalived.conf.ConfWord;
import io.github.vipnat.keepalived.conf.Entry;
import io.github.vipnat.keepalived.conf.FindingCollector;
import io.github.vipnat.keepalived.vrrp.Tracker;
import io.github.vipnat.keepalived.vrrp.Tracking;
import io.github.vipnat.keepalived.vrrp.VrrpInstance;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The start, played once with every process, script and link up and every file at what it starts with: a pair in which each
 * node is in FAULT then has no holder (keepalived-facts 4: weight 0 with {@code reverse}, issue 2103).
 */
final class StartRule implements LintRule {

    /** With so much taken off by a file keepalived makes it a FAULT (keepalived-facts 2.2). */
    private static final int FAULT_SUM = -254;

    @Override
    public void check(LintedSite site, FindingCollector findings) {
        Set<LintedSite.Member> grouped = new HashSet<>();
        for (LintedSite.Group group : site.groups()) {
            grouped.addAll(group.members());
            judge(group.members(), findings);
        }
        site.members().stream()
                .filter(member -> !grouped.contains(member))
                .forEach(member -> judge(List.of(member), findings));
    }

    private static void judge(List<LintedSite.Member> members, FindingCollector findings) {
        List<Optional<String>> faults = members.stream().map(StartRule::fault).toList();
        if (faults.stream().anyMatch(Optional::isEmpty)) {
            return;
        }
        LintedSite.Member first = members.get(0);
        findings.addUnheard(
                FATAL,
                "nobody-holds-the-vip",
                first.instance().block().line().at(),
                members.size() == 1
                        ? first.name() + " never holds the VIP of "
                                + first.instance().name() + " while all is well"
                        : "no node holds the VIP of " + first.instance().name() + " while all is well",
                "with every process, script and link up: "
                        + String.join(
                                "; ", faults.stream().flatMap(Optional::stream).toList()),
                "decide for each of them whether up or down is the fault, and take reverse, or the file's number, away");
    }

    /** Why the instance is in FAULT at the start: itself, or another member of its sync group. */
    private static Optional<String> fault(LintedSite.Member member) {
        Stream<VrrpInstance> together = groupOf(member).isEmpty()
                ? Stream.of(member.instance())
                : Stream.concat(Stream.of(member.instance()), groupOf(member).stream());
        return together.flatMap(instance -> instance.tracking().stream()
                        .flatMap(tracked -> fault(tracked).stream())
                        .map(why -> instance.name() + " on " + member.name() + " is in FAULT because " + why))
                .findFirst();
    }

    private static List<VrrpInstance> groupOf(LintedSite.Member member) {
        return member.node().config().conf().blocks("vrrp_sync_group").stream()
                .map(StartRule::names)
                .filter(names -> names.contains(member.instance().name()))
                .flatMap(List::stream)
                .flatMap(name -> member.node().config().instance(name).stream())
                .filter(other -> !other.equals(member.instance()))
                .toList();
    }

    private static List<String> names(Entry.Block group) {
        return group.values("group").stream()
                .flatMap(line -> line.words().stream())
                .map(ConfWord::text)
                .toList();
    }

    private static Optional<String> fault(Tracking tracked) {
        return tracked.definition()
                .flatMap(definition -> definition.match(new Tracker.Cases<>(
                        (Tracker.ByProcess process) -> ofProcess(tracked, process),
                        (Tracker.ByScript script) -> whileUp(tracked, "the script " + script.name() + " succeeds"),
                        (Tracker.ByFile file) -> ofFile(tracked, file))));
    }

    private static Optional<String> whileUp(Tracking tracked, String what) {
        boolean fault = tracked.weight().isFault() && tracked.weight().reverse();
        return fault ? Optional.of(what + ", and its weight is 0 reverse") : Optional.empty();
    }

    /** All is well with a process that must not run while it does not. */
    private static Optional<String> ofProcess(Tracking tracked, Tracker.ByProcess process) {
        boolean mustNotRun = process.quorumMax() == 0;
        return whileUp(tracked, process.process() + (mustNotRun ? " does not run" : " runs"));
    }

    /** A file that keepalived itself fills at the start is played with that number, every other with 0. */
    private static Optional<String> ofFile(Tracking tracked, Tracker.ByFile file) {
        int value = file.initialValue();
        boolean isFault = tracked.weight().isFault()
                ? value != 0
                : value * tracked.weight().signed() <= FAULT_SUM;
        return isFault
                ? Optional.of("keepalived itself writes " + value + " into " + file.name() + " (init_file)")
                : Optional.empty();
    }
}
