package io.github.vipnat.reconcile;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.apply.step.DeviceReader;
import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** What {@link Reconciler#examine} asks besides the configuration; a command that is refused leaves its answer out. */
final class RouterExamination {

    private final DeviceOs os;
    private final Session session;
    private final DeviceReader device;
    private final List<Problem> hidden = new ArrayList<>();

    RouterExamination(String router, DeviceOs os, Session session) {
        this.os = os;
        this.session = session;
        this.device = new DeviceReader(router, os, session);
    }

    DeviceReader device() {
        return device;
    }

    List<Problem> hidden() {
        return hidden;
    }

    /** The lines that are not saved; the startup configuration may be kept from us (AAA). */
    Optional<List<String>> unsaved(String running) {
        return asked(() -> DeviceReader.unsaved(os, device.startupConfiguration(), running));
    }

    /** Asks for the row, sends a ping, and asks again. */
    Optional<NeighbourProof> neighbour(Ipv4 vip) {
        return asked(() -> {
            String before = session.query(os.showNeighbour(vip));
            boolean isAnswered = os.pingAnswered(session.query(os.ping(vip)));
            String after = session.query(os.showNeighbour(vip));
            Optional<String> mac = os.neighbourMac(after, vip);
            if (mac.isEmpty()) {
                device.requireAnswer(os.showNeighbour(vip), after);
            }
            return new NeighbourProof(mac, isAnswered, mac.isPresent() && isYounger(before, after, vip));
        });
    }

    private boolean isYounger(String before, String after, Ipv4 vip) {
        OptionalInt then = os.neighbourAge(before, vip);
        OptionalInt now = os.neighbourAge(after, vip);
        boolean isSameRow = os.neighbourMac(before, vip).equals(os.neighbourMac(after, vip));
        return !isSameRow || (then.isPresent() && now.isPresent() && now.getAsInt() < then.getAsInt());
    }

    private <T> Optional<T> asked(Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (ProblemException e) {
            hidden.addAll(e.problems());
            return Optional.empty();
        }
    }
}
