package io.github.vipnat.reconcile;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Ipv4Prefix;
import io.github.vipnat.apply.ApplyOptions;
import io.github.vipnat.apply.ApplyStep;
import io.github.vipnat.apply.FailureProblem;
import io.github.vipnat.apply.Outcome;
import io.github.vipnat.apply.Progress;
import io.github.vipnat.apply.step.DeviceReader;
import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.device.Reply;
import io.github.vipnat.nat.RouterView;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.session.Session;
import io.github.vipnat.session.SessionException;
import io.github.vipnat.session.Transcript;
import io.github.vipnat.topology.Router;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.transport.TransportException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Looks after one router for somebody who comes again and again: cheap looks, and repairs by the straight way that
 * {@code apply} goes, except that nothing is ever taken back. Not for several threads.
 */
public final class RouterWatch implements AutoCloseable {

    /** How closely to look. */
    public enum Depth {
        /** Whom the router sends the VIP's traffic to. */
        NEIGHBOUR,
        /** That, and the number of static rules; where it is another than last time, the configuration. */
        STATISTICS,
        /** That, and the configuration. */
        CONFIGURATION
    }

    private final Topology topology;
    private final Router router;
    private final Surroundings surroundings;
    private final DeviceOs os;
    private final RouterAccess access;
    private Optional<Session> open = Optional.empty();
    private OptionalInt rulesWhenWell = OptionalInt.empty();
    private String savedFingerprint = "";
    private String fingerprint = "";

    public RouterWatch(Topology topology, Router router, Surroundings surroundings) {
        this.topology = topology;
        this.router = router;
        this.surroundings = surroundings;
        this.os = surroundings.platforms().os();
        this.access = new RouterAccess(surroundings);
    }

    /**
     * Looks at the router; changes nothing. What it does not let itself be asked is told in the observation.
     *
     * @throws ProblemException when it cannot be reached
     */
    public RouterObservation look(Depth depth) {
        return reading(session -> look(session, depth));
    }

    /**
     * The lines in which startup and running configuration differ; asked for again only once the running one has changed.
     *
     * @throws ProblemException when it cannot be reached or read
     */
    public List<String> unsaved() {
        if (!fingerprint.isEmpty() && fingerprint.equals(savedFingerprint)) {
            return List.of();
        }
        return reading(session -> {
            DeviceReader device = new DeviceReader(router.name(), os, session);
            String running = device.runningConfiguration();
            List<String> difference = DeviceReader.unsaved(os, device.startupConfiguration(), running);
            savedFingerprint = difference.isEmpty() ? device.view(running).fingerprint() : "";
            return difference;
        });
    }

    /**
     * Makes the router ask who has the VIP, instead of believing what it knows.
     *
     * @throws ProblemException when it cannot be reached, or does not let us
     */
    public void forgetNeighbour() {
        String command = os.forgetNeighbour(vip());
        String answer = reading(session -> session.query(command));
        if (os.reply(answer) instanceof Reply.Refused refused) {
            throw new ProblemException(ProblemException.Kind.REFUSED, notTaken(command, refused.text()));
        }
    }

    private Problem notTaken(String command, String answer) {
        return Problem.fatal(
                "clear-refused",
                "router " + router.name(),
                "the router refuses \"" + command + "\": " + answer,
                "it goes on believing what it knows, for hours",
                "let this user type it (AAA, privilege or parser view), or type it yourself on the router:  "
                        + command);
    }

    /**
     * Makes the router as cluster.yaml wishes, and saved where nothing but that is unsaved; stops on the way when the permission ends. Live flows are kept, nothing
     * foreign is saved.
     */
    public Repair repair(RepairPermission permission, String ticket) {
        rulesWhenWell = OptionalInt.empty();
        fingerprint = "";
        Begun begun = new Begun();
        Reconciler reconciler =
                new Reconciler(topology, surroundings.with(begun).with(() -> !permission.isGranted(begun.begun)));
        try {
            PlanReview review = reconciler.plan(router);
            if (review.plan().isEmpty() && !isHalfDone() && unsaved().isEmpty()) {
                return new Repair.NotNeeded();
            }
            close();
            return repair(reconciler.apply(review, ApplyOptions.unattended(), ticket));
        } catch (ProblemException e) {
            return new Repair.Refused(e.kind(), e.problems());
        }
    }

    /** Logs out, where somebody is logged in. */
    @Override
    public void close() {
        open.ifPresent(Session::close);
        open = Optional.empty();
    }

    private RouterObservation look(Session session, Depth depth) {
        String shown = session.query(os.showNeighbour(vip()));
        Optional<String> mac = os.neighbourMac(shown, vip());
        Optional<Problem> hidden = mac.isPresent() ? Optional.empty() : refusal(session, shown);
        try {
            return new RouterObservation(mac, rules(session, depth), hidden, Optional.empty());
        } catch (ProblemException e) {
            return new RouterObservation(
                    mac, Optional.empty(), hidden, Optional.of(e.problems().get(0)));
        } catch (SessionException e) {
            close();
            return new RouterObservation(
                    mac, Optional.empty(), hidden, Optional.of(FailureProblem.of(router.name(), e)));
        }
    }

    private Optional<Problem> refusal(Session session, String shown) {
        try {
            new DeviceReader(router.name(), os, session).requireAnswer(os.showNeighbour(vip()), shown);
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.problems().get(0));
        }
    }

    private Optional<RouterObservation.Rules> rules(Session session, Depth depth) {
        return switch (depth) {
            case NEIGHBOUR -> Optional.empty();
            case CONFIGURATION -> Optional.of(rules(session));
            case STATISTICS -> {
                OptionalInt now = os.staticRules(session.query(os.showTranslationStatistics()));
                boolean same = now.isPresent() && now.equals(rulesWhenWell);
                Optional<RouterObservation.Rules> rules = same ? Optional.empty() : Optional.of(rules(session));
                rulesWhenWell = rules.filter(read -> !read.areAsWished()).isPresent() ? OptionalInt.empty() : now;
                yield rules;
            }
        };
    }

    private RouterObservation.Rules rules(Session session) {
        DeviceReader device = new DeviceReader(router.name(), os, session);
        String running = device.runningConfiguration();
        RouterView view = device.view(running);
        fingerprint = view.fingerprint();
        PlanReview review = new Reconciler(topology, surroundings, access).review(router, view);
        List<Problem> objections =
                review.problems().stream().filter(Problem::isFatal).toList();
        return new RouterObservation.Rules(
                review.script().forwardLines(),
                objections,
                isHalfDone(),
                lanAddresses(view),
                os.fixedNeighbour(running, vip()));
    }

    private boolean isHalfDone() {
        return surroundings.runs().isHalfDone(router.name());
    }

    private List<Ipv4> lanAddresses(RouterView view) {
        return view.interfaces().stream()
                .flatMap(one -> one.addresses().stream())
                .filter(own -> own.contains(vip()))
                .map(Ipv4Prefix::address)
                .toList();
    }

    /** A session that was kept may have been ended from the other side meanwhile; then another is opened, once. */
    private <T> T reading(Function<Session, T> work) {
        boolean kept = open.isPresent();
        try {
            return work.apply(session());
        } catch (SessionException e) {
            close();
            if (kept && e.reason() == SessionException.Reason.ENDED) {
                return reading(work);
            }
            throw unreachable(e);
        } catch (TransportException e) {
            close();
            throw unreachable(e);
        }
    }

    private Session session() {
        Session session = open.orElseGet(() -> access.open(router, Transcript.none()));
        open = Optional.of(session);
        return session;
    }

    private ProblemException unreachable(RuntimeException e) {
        return new ProblemException(FailureProblem.kind(e), FailureProblem.of(router.name(), e));
    }

    private static Repair repair(Outcome outcome) {
        return outcome.match(new Outcome.Cases<>(
                (Outcome.NothingToDo none) -> new Repair.NotNeeded(),
                (Outcome.Done done) -> new Repair.Done(done.run()),
                (Outcome.WentBack back) -> impossible(back),
                (Outcome.LeftForHuman left) -> impossible(left),
                (Outcome.Stopped stopped) -> new Repair.Stopped(stopped.run(), stopped.cause())));
    }

    private static Repair impossible(Outcome outcome) {
        throw new IllegalStateException("an unattended run ended as none can: " + outcome);
    }

    private Ipv4 vip() {
        return topology.vip().address();
    }

    /** Remembers whether anything was typed. */
    private static final class Begun implements Progress {

        private volatile boolean begun;

        @Override
        public void begins(String router, ApplyStep step) {
            // only lines count
        }

        @Override
        public void types(String router, String line) {
            begun = true;
        }

        @Override
        public void finished(String router, ApplyStep step, String result, Duration took) {
            // only lines count
        }
    }
}
