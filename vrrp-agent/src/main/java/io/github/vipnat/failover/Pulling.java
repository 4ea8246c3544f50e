package io.github.vipnat.failover;

import io.github.vipnat.failover.lever.Lever;
import io.github.vipnat.failover.lever.LeverPlan;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** From the first lever to the proof; every node is locked. */
final class Pulling {

    private final Failover failover;
    private final LeverPlan plan;
    private final FailoverRequest request;
    private final NodeLocks locks;
    private final VipMoveWatch watch;
    private final List<String> touched = new ArrayList<>();

    Pulling(Failover failover, LeverPlan plan, FailoverRequest request, NodeLocks locks, VipMoveWatch watch) {
        this.failover = failover;
        this.plan = plan;
        this.request = request;
        this.locks = locks;
        this.watch = watch;
    }

    FailoverOutcome run() {
        long begun = failover.setting().nanos().getAsLong();
        try {
            plan.levers().forEach(this::pull);
            watch.await(plan.target(), Failover.longest(plan));
            Duration took = Duration.ofNanos(failover.setting().nanos().getAsLong() - begun);
            say(plan.target() + " has the VIP; watching for "
                    + Failover.watched(plan).toSeconds() + " s");
            watch.stay(plan.target(), Failover.watched(plan));
            prove();
            confirm();
            return moved(took);
        } catch (VipMoveWatch.Stopped e) {
            return back(e.problem(), e.isInterrupted());
        } catch (NodeLost e) {
            return back(e.problem(), false);
        } catch (LeverRefused e) {
            return back(refused(e), false);
        } catch (ProblemException e) {
            return back(e.problems().get(0), false);
        }
    }

    private void say(String line) {
        failover.setting().progress().accept(line);
    }

    private void pull(Lever lever) {
        say("pulling: " + lever.pulling());
        touched.add(lever.node());
        List<String> words = new ArrayList<>(List.of(locks.token(), plan.target()));
        words.addAll(lever.words());
        failover.hand(lever.node()).lever("pull", words.toArray(String[]::new));
    }

    private void prove() {
        say("asking router and sockets");
        locks.renew();
        NodeStand target = failover.hand(plan.target()).look(Duration.ZERO);
        List<Problem> wrong = failover.setting().proof().after(target).stream()
                .filter(Problem::isFatal)
                .toList();
        if (!wrong.isEmpty()) {
            throw new ProblemException(ProblemException.Kind.REFUSED, wrong);
        }
        // What took long may have seen it go meanwhile.
        watch.stay(plan.target(), Duration.ofMillis(1));
    }

    private void confirm() {
        locks.renew();
        String seconds =
                Long.toString(request.duration().map(Duration::toSeconds).orElse(0L));
        touched.forEach(node -> failover.hand(node).lever("confirm", locks.token(), seconds));
    }

    private FailoverOutcome moved(Duration took) {
        List<Problem> notes = new ArrayList<>();
        request.after().ifPresent(command -> {
            say("running " + command);
            int status = failover.setting().chores().run(command, watch::keepLocks);
            if (status != 0) {
                notes.add(Problem.risk(
                        "after-failed",
                        "--after",
                        "the command ended with " + status + ": " + command,
                        "the VIP has moved and stays; what the command was to do is not done",
                        "do it by hand, or go back:  vipnat failover --back"));
            }
        });
        notes.addAll(locks.release());
        return new FailoverOutcome.Moved(plan.target(), took, notes);
    }

    private static Problem refused(LeverRefused refusal) {
        return Problem.fatal(
                "lever-not-pulled",
                "the failover",
                "a node did not do its part: " + refusal.reason(),
                "the VIP is moved whole or not at all",
                "on each node:  sudo vipnat-lever status");
    }

    private FailoverOutcome back(Problem cause, boolean isInterrupted) {
        say("going back: " + cause.what());
        return new WayBack(failover, locks, watch, plan.masterDown(), touched).because(cause, isInterrupted);
    }
}
