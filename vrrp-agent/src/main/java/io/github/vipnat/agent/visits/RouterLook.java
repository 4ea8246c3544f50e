package io.github.vipnat.agent.visits;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.agent.policy.RouterKnowledge;
import io.github.vipnat.agent.state.AgentMetrics;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.reconcile.RouterObservation;
import io.github.vipnat.reconcile.RouterWatch;
import io.github.vipnat.reconcile.RouterWatch.Depth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is known of one router by looking. Used by one thread, asked by others for its addresses. */
final class RouterLook {

    /** A configuration that was as wished is read again this often, however well the numbers look. */
    private static final Duration READ_AGAIN = Duration.ofHours(6);

    private final String router;
    private final RouterWatch watch;
    private final boolean hasAccount;
    private volatile List<Ipv4> lanAddresses;
    private RouterKnowledge view = new RouterKnowledge.NoAccount();
    private Optional<Instant> lastRead = Optional.empty();
    private List<String> unsaved = List.of();
    private List<String> unsavedBefore = List.of();

    RouterLook(String router, RouterWatch watch, boolean hasAccount, List<Ipv4> lanAddresses) {
        this.router = router;
        this.watch = watch;
        this.hasAccount = hasAccount;
        this.lanAddresses = lanAddresses;
    }

    boolean hasAccount() {
        return hasAccount;
    }

    List<Ipv4> lanAddresses() {
        return lanAddresses;
    }

    RouterKnowledge view() {
        return view;
    }

    List<String> unsaved() {
        return unsaved;
    }

    /** As far as they are known. */
    Optional<RouterObservation.Rules> rules() {
        return observation().flatMap(RouterObservation::rules);
    }

    private Optional<RouterObservation> observation() {
        return view instanceof RouterKnowledge.Seen seen ? Optional.of(seen.observation()) : Optional.empty();
    }

    boolean hasSeen() {
        return observation().isPresent();
    }

    boolean isOld(Instant now) {
        return lastRead.map(last -> last.plus(READ_AGAIN).isBefore(now)).orElse(true);
    }

    /** Looks at the router; what was known is of the past, and what is not saved is asked for by itself. */
    void look(VisitContext context, Depth depth) {
        unsavedBefore = unsaved;
        unsaved = List.of();
        view = hasAccount ? seen(context, depth) : new RouterKnowledge.NoAccount();
    }

    /** Looks whom it sends the VIP's traffic to; of the rules stands what was known. */
    void lookAtNeighbour(VisitContext context) {
        if (!hasAccount) {
            return;
        }
        Optional<RouterObservation> before = observation();
        view = seen(context, Depth.NEIGHBOUR)
                .match(new RouterKnowledge.Cases<>(
                        (RouterKnowledge.NoAccount none) -> none,
                        (RouterKnowledge.Unknown unknown) -> unknown,
                        (RouterKnowledge.Seen seen) -> new RouterKnowledge.Seen(
                                before.map(seen.observation()::withRulesOf).orElse(seen.observation()))));
    }

    /** What is not saved yet is looked for last, so that nobody waits for it; where it cannot be, it stands as it was. */
    void lookAtStartup(boolean isRead) {
        try {
            unsaved = isRead ? watch.unsaved() : unsavedBefore;
        } catch (ProblemException e) {
            unsaved = unsavedBefore;
        }
    }

    private RouterKnowledge seen(VisitContext context, Depth depth) {
        context.metrics().add("router_visits_total", AgentMetrics.label("router", router), 1);
        try {
            RouterObservation observation = watch.look(depth);
            observation.rules().ifPresent(rules -> {
                lastRead = Optional.of(context.now());
                if (!rules.lanAddresses().isEmpty()) {
                    lanAddresses = rules.lanAddresses();
                }
            });
            return new RouterKnowledge.Seen(observation);
        } catch (ProblemException e) {
            return new RouterKnowledge.Unknown(e.problems().get(0));
        }
    }
}
