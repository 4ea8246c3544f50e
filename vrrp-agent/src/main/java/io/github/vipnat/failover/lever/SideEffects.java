package io.github.vipnat.failover.lever;

import io.github.vipnat.election.Candidate;
import io.github.vipnat.keepalived.conf.Entry;
import io.github.vipnat.keepalived.vrrp.Tracker;
import io.github.vipnat.keepalived.vrrp.Tracking;
import io.github.vipnat.keepalived.vrrp.VrrpInstance;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What moves or ends besides the VIP when a lever is pulled: other instances, sync groups, virtual servers. */
final class SideEffects {

    private static final Set<String> SERVED = Set.of("virtual_server", "virtual_server_group");

    private final ClusterStanding situation;

    SideEffects(ClusterStanding situation) {
        this.situation = situation;
    }

    /** A sentence each, those of the sync group that the instance itself moves with first. */
    List<String> of(List<Lever> levers) {
        Set<String> sentences = new LinkedHashSet<>(together());
        levers.forEach(lever -> sentences.addAll(of(lever)));
        return List.copyOf(sentences);
    }

    private List<String> together() {
        Candidate holder = situation.candidate(situation.holder());
        return holder.config().syncGroupOf(holder.instance()).stream()
                .flatMap(group -> group.members().stream()
                        .filter(member -> !isMain(holder, member))
                        .map(member ->
                                "instance " + member.name() + ", which is in sync group " + group.name() + " with it"))
                .toList();
    }

    private List<String> of(Lever lever) {
        Candidate candidate = situation.candidate(lever.node());
        return lever.match(new Lever.Cases<>(
                (Lever.TrackFile file) -> tracking(candidate, tracked -> isFile(tracked, file.path()), "the same file"),
                (Lever.StopKeepalived stop) -> everything(candidate),
                (Lever.StopProcess stop) -> Stream.concat(
                                Stream.of("whatever " + stop.process() + " serves on " + stop.node() + " ends"),
                                tracking(
                                        candidate,
                                        tracked -> tracked.kind() == Tracking.Kind.PROCESS
                                                && tracked.subject().equals(stop.process()),
                                        "the same process")
                                        .stream())
                        .toList(),
                (Lever.OwnCommand own) -> List.of("whatever the site's own lever does besides, on " + own.node())));
    }

    private static boolean isMain(Candidate candidate, VrrpInstance instance) {
        return instance.name().equals(candidate.instance().name());
    }

    private static boolean isFile(Tracking tracked, String path) {
        return tracked.definition().orElse(null) instanceof Tracker.ByFile file
                && file.path().equals(path);
    }

    private static List<String> tracking(Candidate candidate, Predicate<Tracking> same, String what) {
        return candidate.config().instances().stream()
                .filter(other -> !isMain(candidate, other)
                        && candidate.config().trackingOf(other).stream().anyMatch(same))
                .map(other -> "instance " + other.name() + " on " + candidate.node() + ", which tracks " + what)
                .toList();
    }

    private static List<String> everything(Candidate candidate) {
        List<String> all = new ArrayList<>();
        candidate.config().instances().stream()
                .filter(other -> !isMain(candidate, other))
                .forEach(other -> all.add(
                        "instance " + other.name() + " on " + candidate.node() + ", which the same keepalived runs"));
        candidate.config().conf().entries().stream()
                .filter(entry -> SERVED.contains(entry.line().keyword()))
                .map(entry -> served(candidate.node(), entry))
                .forEach(all::add);
        return all;
    }

    private static String served(String node, Entry entry) {
        return (entry.line().text().replace('{', ' ').strip() + " on " + node + ", which the same keepalived serves")
                .replaceAll("\\s+", " ");
    }
}
