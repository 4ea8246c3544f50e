package io.github.vipnat.failover;

import io.github.vipnat.election.Timing;
import io.github.vipnat.failover.lever.ClusterStanding;
import io.github.vipnat.failover.lever.Forecast;
import io.github.vipnat.failover.lever.LeverChoice;
import io.github.vipnat.failover.lever.LeverPlan;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.topology.Node;
import io.github.vipnat.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/**
 * Moves the VIP on purpose, proves it, and leaves a recorded standby; or takes everything back.
 *
 * <pre>{@code
 * FailoverReview review = failover.review(request);     // looks, changes nothing
 * FailoverOutcome outcome = failover.carryOut(review);  // pulls, proves, confirms, or goes back
 * }</pre>
 */
public final class Failover {

    /** Master-down intervals for which the target must keep the VIP before it counts. */
    private static final int WATCHED = 3;

    private static final Duration SLACK = Duration.ofSeconds(5);

    private final Topology site;
    private final List<NodeHand> hands;
    private final Setting setting;

    /** @param hands one for every node of the site */
    public Failover(Topology site, List<NodeHand> hands, Setting setting) {
        this.site = site;
        this.hands = List.copyOf(hands);
        this.setting = setting;
    }

    // ---- before

    /**
     * Looks at every node and says what would be done; changes nothing.
     *
     * @throws ProblemException of kind UNREACHABLE when a node cannot be asked, REFUSED when it must not be done
     */
    public FailoverReview review(FailoverRequest request) {
        List<NodeStand> stands = look(request.target());
        Readiness readiness = new Readiness(site, stands);
        refuse(readiness.against(request.target()));
        String holder = readiness.holders().get(0).node();
        if (holder.equals(request.target())) {
            return new FailoverReview(request, Optional.empty(), List.of());
        }
        ClusterStanding situation = new StandingReader(site).of(stands, holder);
        List<Problem> against = new ArrayList<>(readiness.against(situation, request.target()));
        NodeStand target = stand(stands, request.target());
        against.addAll(setting.proof().before(target));
        refuse(against.stream().filter(Problem::isFatal).toList());
        LeverPlan plan = new LeverChoice(situation, request.target()).choose(request.lever(), request.process());
        List<Problem> notes = new ArrayList<>(
                against.stream().filter(problem -> !problem.isFatal()).toList());
        if (target.adverts().isEmpty()) {
            notes.add(notListened(request.target()));
        }
        return new FailoverReview(request, Optional.of(plan), notes);
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new ProblemException(ProblemException.Kind.REFUSED, problems);
        }
    }

    private static NodeStand stand(List<NodeStand> stands, String node) {
        return stands.stream()
                .filter(stand -> stand.node().equals(node))
                .findFirst()
                .orElseThrow();
    }

    private static Problem notListened(String target) {
        return Problem.risk(
                "adverts-not-checked",
                "node " + target,
                "whether " + target + " hears adverts could not be looked at: there is no tcpdump on it",
                "a node that hears none does not know who has the VIP",
                "apt-get install tcpdump  on " + target);
    }

    /** All at once; whatever node cannot be asked, all of those are named. */
    private List<NodeStand> look(String target) {
        Duration listen = listening();
        List<CompletableFuture<NodeStand>> looks = hands.stream()
                .map(hand -> CompletableFuture.supplyAsync(
                        () -> hand.look(hand.node().equals(target) ? listen : Duration.ZERO), Failover::inBackground))
                .toList();
        List<NodeStand> stands = new ArrayList<>();
        List<Problem> missed = new ArrayList<>();
        List<Problem> missing = new ArrayList<>();
        for (int i = 0; i < looks.size(); i++) {
            try {
                stands.add(looks.get(i).join());
            } catch (CompletionException e) {
                if (e.getCause() instanceof NodeLost lost) {
                    missed.add(lost.problem());
                } else if (e.getCause() instanceof LeverRefused refused) {
                    missing.add(HelperMissing.problem(hands.get(i).node(), refused));
                } else {
                    throw e;
                }
            }
        }
        if (!missed.isEmpty()) {
            missed.addAll(missing);
            throw new ProblemException(ProblemException.Kind.UNREACHABLE, missed);
        }
        refuse(missing);
        return stands;
    }

    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "failover-look");
        thread.setDaemon(true);
        thread.start();
    }

    /** Long enough for three adverts. */
    private Duration listening() {
        return site.vrrp()
                .map(vrrp -> vrrp.advertInterval().multipliedBy(3).plusSeconds(1))
                .orElse(Duration.ofSeconds(4));
    }

    // ---- the act

    /**
     * Locks, pulls, proves, confirms; on whatever goes wrong puts the lever back and proves that.
     *
     * @throws ProblemException when nothing was pulled
     */
    public FailoverOutcome carryOut(FailoverReview review) {
        LeverPlan plan = review.plan().orElseThrow();
        NodeLocks locks = new NodeLocks(hands);
        setting.progress().accept("locking " + names());
        locks.take(site.cluster(), review.request().author());
        VipMoveWatch watch = new VipMoveWatch(hands, site.vip().address(), setting, locks);
        prepare(review.request(), plan, locks, watch);
        return new Pulling(this, plan, review.request(), locks, watch).run();
    }

    /** What was seen may have changed while somebody thought about it. */
    private void prepare(FailoverRequest request, LeverPlan plan, NodeLocks locks, VipMoveWatch watch) {
        try {
            List<String> holders = watch.holders();
            if (!holders.equals(List.of(plan.holder()))) {
                throw new ProblemException(ProblemException.Kind.REFUSED, changed(plan.holder(), holders));
            }
            request.before().ifPresent(command -> chore(command, watch));
            locks.renew();
        } catch (NodeLost e) {
            locks.release();
            throw new ProblemException(ProblemException.Kind.UNREACHABLE, e.problem());
        } catch (LeverRefused e) {
            locks.release();
            throw new ProblemException(ProblemException.Kind.REFUSED, lockLost(e));
        } catch (ProblemException e) {
            locks.release();
            throw e;
        }
    }

    private static Problem lockLost(LeverRefused refusal) {
        return Problem.fatal(
                "lock-lost",
                "the failover",
                "the nodes' lock ran out before anything was pulled: " + refusal.reason(),
                "another may be at work now",
                "say it again once  vipnat doctor  finds the nodes well");
    }

    private static Problem changed(String holder, List<String> now) {
        return Problem.fatal(
                "vip-moved-meanwhile",
                "the failover",
                "a moment ago " + holder + " had the VIP, and now "
                        + (now.isEmpty() ? "no node has" : String.join(" and ", now)),
                "the plan is about something that is no more",
                "vipnat doctor ; then say it again");
    }

    /** However long it takes, the locks are ours. */
    private void chore(String command, VipMoveWatch watch) {
        setting.progress().accept("running " + command);
        int status = setting.chores().run(command, watch::keepLocks);
        if (status != 0) {
            throw new ProblemException(
                    ProblemException.Kind.REFUSED,
                    Problem.fatal(
                            "before-failed",
                            "--before",
                            "the command ended with " + status + ": " + command,
                            "nothing is pulled before it has done its part",
                            "mend it, or leave --before out"));
        }
    }

    private String names() {
        return hands.stream().map(NodeHand::node).sorted().collect(Collectors.joining(", "));
    }

    // ---- what its parts need

    Setting setting() {
        return setting;
    }

    NodeHand hand(String node) {
        return hands.stream()
                .filter(hand -> hand.node().equals(node))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no node " + node));
    }

    static Duration longest(LeverPlan plan) {
        return plan.forecast()
                .map(Forecast::latest)
                .orElse(plan.masterDown().multipliedBy(2))
                .plus(plan.masterDown())
                .plus(SLACK);
    }

    static Duration watched(LeverPlan plan) {
        return plan.masterDown().multipliedBy(WATCHED);
    }

    // ---- back

    /** The nodes that are on standby, with what is pulled there. */
    public List<NodeStand> standbys() {
        return look("").stream()
                .filter(stand -> stand.lever().pulled().isPresent())
                .toList();
    }

    /**
     * Puts back every lever that is pulled, and proves that one node has the VIP afterwards.
     *
     * @throws ProblemException when nothing was done
     */
    public FailoverOutcome back(List<NodeStand> standbys, LeverState.Author author) {
        NodeLocks locks = new NodeLocks(hands);
        locks.take(site.cluster(), author);
        VipMoveWatch watch = new VipMoveWatch(hands, site.vip().address(), setting, locks);
        List<String> nodes = standbys.stream().map(NodeStand::node).toList();
        return new WayBack(this, locks, watch, masterDown(), nodes).onPurpose();
    }

    private Duration masterDown() {
        return site.vrrp()
                .map(vrrp -> Timing.masterDownInterval(
                        vrrp.advertInterval().toNanosPart() == 0 ? 2 : 3,
                        site.nodes().stream()
                                .mapToInt(node -> node.priority().orElse(1))
                                .min()
                                .orElse(1),
                        vrrp.advertInterval(),
                        3))
                .orElse(Duration.ofSeconds(4));
    }

    Node node(String name) {
        return site.nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
