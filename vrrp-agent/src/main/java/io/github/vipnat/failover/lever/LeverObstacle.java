package io.github.vipnat.failover.lever;

import io.github.vipnat.election.Candidate;
import io.github.vipnat.keepalived.vrrp.Tracking;
import io.github.vipnat.keepalived.vrrp.VrrpInstance;
import java.util.Optional;

/** Why a kind of lever does not move the VIP, as half a sentence; the first reason that holds. */
final class LeverObstacle {

    private final ClusterStanding situation;
    private final String target;
    private final int targetsPriority;

    LeverObstacle(ClusterStanding situation, String target, int targetsPriority) {
        this.situation = situation;
        this.target = target;
        this.targetsPriority = targetsPriority;
    }

    String of(LeverKind kind, Optional<String> process) {
        Candidate holder = situation.candidate(situation.holder());
        return common().or(() -> kind == LeverKind.STOP_KEEPALIVED ? Optional.empty() : byPriority(holder.instance()))
                .or(() -> kind == LeverKind.TRACK_FILE ? byFile(holder) : Optional.empty())
                .or(() -> kind == LeverKind.STOP_PROCESS ? byProcess(holder, process) : Optional.empty())
                .orElse("played through, the VIP does not end up on " + target + " alone");
    }

    private Optional<String> common() {
        return situation.runs(target) ? Optional.empty() : Optional.of("keepalived does not run on " + target);
    }

    private Optional<String> byPriority(VrrpInstance holder) {
        if (holder.isOwner()) {
            return Optional.of(situation.holder() + " has priority 255, which nothing lowers");
        }
        if (situation.candidate(target).instance().nopreempt()) {
            return Optional.of(target + " says nopreempt: it does not take over from a node that still advertises");
        }
        return Optional.empty();
    }

    private Optional<String> byFile(Candidate holder) {
        FileValue files = new FileValue(situation, holder);
        if (!files.hasFile()) {
            return Optional.of("the keepalived.conf on " + holder.node() + " tracks no file by weight");
        }
        if (files.below(targetsPriority).isEmpty()) {
            return Optional.of("no number in a file of " + holder.node() + " brings it below " + target + "'s "
                    + targetsPriority + " and leaves it at 1 or more");
        }
        return situation.candidates().stream()
                .filter(other -> !other.equals(holder) && !other.node().equals(target) && situation.runs(other.node()))
                .map(other -> new Rival(other.node(), new FileValue(situation, other)))
                .filter(rival -> rival.files().priorityWithAllUp() >= targetsPriority
                        && rival.files().below(targetsPriority).isEmpty())
                .findFirst()
                .map(rival -> rival.node() + " would take it before " + target
                        + ", and no file of its own keeps it from that");
    }

    private record Rival(String node, FileValue files) {}

    private Optional<String> byProcess(Candidate holder, Optional<String> process) {
        boolean tracked = situation.tracking(holder).stream()
                .filter(one -> one.kind() == Tracking.Kind.PROCESS)
                .anyMatch(one -> process.isEmpty() || one.subject().equals(process.get()));
        return tracked
                ? Optional.of("losing it does not bring " + holder.node() + " below " + target)
                : Optional.of("the keepalived.conf on " + holder.node() + " tracks no process"
                        + process.map(name -> " " + name).orElse(""));
    }
}
