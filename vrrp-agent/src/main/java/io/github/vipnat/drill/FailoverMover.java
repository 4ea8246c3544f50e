package io.github.vipnat.drill;

import io.github.vipnat.failover.Failover;
import io.github.vipnat.failover.FailoverOutcome;
import io.github.vipnat.failover.FailoverReview;
import io.github.vipnat.failover.lever.Lever;
import io.github.vipnat.failover.lever.LeverPlan;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Moves the VIP as {@code vipnat failover} does, with its lock, its dead-man and its proof. */
public final class FailoverMover implements MovesVip {

    private static final String PULLING = "pulling: ";
    private static final String PUTTING_BACK = "putting the lever back";

    private final Failover failover;
    private final FailoverReview review;
    private final LeverPlan plan;
    private Optional<TimeLine> line = Optional.empty();
    private Optional<FailoverOutcome> last = Optional.empty();

    /** @param review of a failover that has something to do */
    public FailoverMover(Failover failover, FailoverReview review) {
        this.failover = failover;
        this.review = review;
        this.plan = review.plan().orElseThrow();
    }

    @Override
    public String holder() {
        return plan.holder();
    }

    @Override
    public String target() {
        return plan.target();
    }

    @Override
    public String lever() {
        return plan.levers().stream().map(Lever::pulling).collect(Collectors.joining("; "));
    }

    @Override
    public Optional<Foreseen> foreseenThere() {
        return plan.forecast().map(seen -> new Foreseen(seen.soonest(), seen.latest(), seen.gap()));
    }

    /** The rehearsal times the way there alone. */
    @Override
    public Optional<Foreseen> foreseenBack() {
        return Optional.empty();
    }

    /** What the failover says that it does; to be called by its progress. */
    public synchronized void progress(String said) {
        line.ifPresent(one -> {
            if (said.startsWith(PULLING)) {
                one.note(DrillEvent.Kind.LEVER, plan.holder(), said.substring(PULLING.length()));
            } else if (said.startsWith(PUTTING_BACK)) {
                one.note(DrillEvent.Kind.LEVER, plan.holder(), said);
            }
        });
    }

    @Override
    public void moveThere(TimeLine time) {
        watch(time);
        require(failover.carryOut(review), plan.target());
    }

    @Override
    public void moveBack(TimeLine time) {
        watch(time);
        require(failover.back(failover.standbys(), review.request().author()), plan.holder());
    }

    private synchronized void watch(TimeLine time) {
        line = Optional.of(time);
    }

    /** How the last way ended; empty where none began, or was refused. */
    public Optional<FailoverOutcome> last() {
        return last;
    }

    private void require(FailoverOutcome outcome, String node) {
        last = Optional.of(outcome);
        List<Problem> wrong = outcome.match(new FailoverOutcome.Cases<>(
                (FailoverOutcome.Moved moved) ->
                        moved.node().equals(node) ? List.of() : List.of(elsewhere(moved.node(), node)),
                (FailoverOutcome.WentBack back) -> List.of(back.cause()),
                (FailoverOutcome.LeftForHuman left) -> List.of(left.cause())));
        if (!wrong.isEmpty()) {
            throw new ProblemException(ProblemException.Kind.REFUSED, wrong);
        }
    }

    private static Problem elsewhere(String node, String wanted) {
        return Problem.fatal(
                "drill-ends-elsewhere",
                "the drill",
                "the VIP is on " + node + " and not on " + wanted,
                "the site is not as it was before the drill",
                "vipnat failover --to " + wanted);
    }
}
