package io.github.vipnat.lint;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.filter.Answer;
import io.github.vipnat.filter.Answer.Doubt;
import io.github.vipnat.filter.Mend;
import io.github.vipnat.filter.Packet;
import io.github.vipnat.filter.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One service tried at one gate with many clients: each packet of today beside the one that takes its place. */
final class GateTrial {

    private final Gate gate;
    private final MovedService move;
    private final List<Ipv4> lost = new ArrayList<>();
    private final Set<Doubt> doubts = new LinkedHashSet<>();
    private final Set<Mend> mends = new LinkedHashSet<>();
    private final List<Ipv4> kept = new ArrayList<>();

    private GateTrial(Gate gate, MovedService move) {
        this.gate = gate;
        this.move = move;
    }

    static GateTrial of(Gate gate, MovedService move, List<Ipv4> clients) {
        GateTrial trial = new GateTrial(gate, move);
        clients.forEach(trial::with);
        return trial;
    }

    private void with(Ipv4 client) {
        Packet tomorrow = move.tomorrow(gate.direction(), client);
        Packet today = move.today(gate.direction(), client);
        Answer before = gate.nodes().map(filter -> filter.answer(today)).orElse(Answer.of(Verdict.LETS_IN));
        Answer after = gate.filter().answer(tomorrow);
        if (after.verdict() == Verdict.LETS_IN) {
            kept.add(client);
            return;
        }
        if (before.verdict() == Verdict.SHUTS_OUT || before.isAlike(after)) {
            return;
        }
        if (isLoss(before, after) && gate.inspection().isEmpty()) {
            lost.add(client);
        } else {
            doubts.addAll((after.doubts().isEmpty() ? before : after).doubts());
            gate.inspection().ifPresent(line -> doubts.add(Doubt.unread(line)));
        }
        mends.addAll(gate.filter().mends(Optional.of(today).filter(like -> gate.isNodesToo()), tomorrow));
    }

    /** Shut out for certain, where the node gets through or hangs on what is the same for every address, such as the hour. */
    private static boolean isLoss(Answer before, Answer after) {
        return after.verdict() == Verdict.SHUTS_OUT && before.doubts().stream().allMatch(Doubt::isRead);
    }

    Gate gate() {
        return gate;
    }

    MovedService move() {
        return move;
    }

    /** Whether the VIP fares as the node does. */
    boolean isClean() {
        return lost.isEmpty() && doubts.isEmpty();
    }

    /** Whether clients that reach the node would not reach the VIP. */
    boolean isLost() {
        return !lost.isEmpty();
    }

    /** A client that would not get through, where others would; empty where the Internet at large would not. */
    Optional<Ipv4> lostAmongOthers() {
        boolean isForFew = doubts.isEmpty()
                && (kept.isEmpty()
                        || (lost.stream().anyMatch(Clients.ANYBODY::contains)
                                && kept.stream().noneMatch(Clients.ANYBODY::contains)));
        return isForFew ? Optional.empty() : lost.stream().findFirst();
    }

    /** What was not understood. */
    List<Doubt> doubts() {
        return List.copyOf(doubts);
    }

    /** What to change; only where nothing can be named, a person has to look. */
    List<Mend> mends() {
        List<Mend> named =
                mends.stream().filter(mend -> !(mend instanceof Mend.Look)).toList();
        return named.isEmpty() ? List.of(new Mend.Look(gate.name())) : named;
    }
}
