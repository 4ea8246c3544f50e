package io.github.vipnat.apply.send;

import io.github.vipnat.apply.Outcome.Gap;
import io.github.vipnat.apply.Setback;
import io.github.vipnat.apply.step.Guard;
import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.device.Mode;
import io.github.vipnat.device.Reply;
import io.github.vipnat.plan.Change;
import io.github.vipnat.plan.CommandScript.Step;
import io.github.vipnat.session.Exchange;
import io.github.vipnat.session.FlightListener;
import io.github.vipnat.session.SendWindow;
import io.github.vipnat.session.SendWindow.Entry;
import io.github.vipnat.session.Session;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Types a plan's lines and believes nothing but the device's own answer to each. Idle rules go in flights, so that the gap
 * of a global is one flight; where live flows may be ended each line waits for its answer, because a question may come.
 */
public final class Sender {

    /** It proves that this user may change NAT at all; behind a refused removal an addition would be hard to take back. */
    private static final int FIRST_LINE_ALONE = 1;

    private final String router;
    private final DeviceOs os;
    private final Session session;
    private final Guard guard;
    private final SendWindow window;
    private final SendListener listener;
    private final ForcedRemovals forced;
    private final OutageMeter gaps = new OutageMeter(System::nanoTime);

    /** @param forced whether the device can be told to remove a rule together with its live flows */
    public Sender(
            String router,
            DeviceOs os,
            Session session,
            Guard guard,
            SendWindow window,
            SendListener listener,
            boolean forced) {
        this.router = router;
        this.os = os;
        this.session = session;
        this.guard = guard;
        this.window = window;
        this.listener = listener;
        this.forced = new ForcedRemovals(os, forced);
    }

    /**
     * Enters configuration mode, types every line, leaves again.
     *
     * @param mayDrop whether live flows of the rule being removed may be ended
     * @return how long each global answered nothing
     * @throws Setback at the first answer that is not success
     */
    public List<Gap> send(List<Step> steps, Predicate<Change> mayDrop) {
        enterConfiguration();
        LockStepSender lines = new LockStepSender(router, os, session, guard, listener, gaps, forced);
        int alone = Math.min(Math.max(FIRST_LINE_ALONE, forced.untilProven(steps, mayDrop)), steps.size());
        lines.send(steps.subList(0, alone), mayDrop);
        boolean mayAsk = !forced.isKnown() && steps.stream().map(Step::change).anyMatch(mayDrop);
        List<Step> others = steps.subList(alone, steps.size());
        if (mayAsk || window.lines() == 1) {
            lines.send(others, mayDrop);
        } else {
            sendAhead(others.stream().map(step -> forced.typed(step, mayDrop)).toList());
        }
        session.query(os.leaveConfiguration());
        return gaps.toList();
    }

    private void enterConfiguration() {
        if (session.mode() == Mode.CONFIGURATION) {
            return;
        }
        Exchange exchange = session.execute(os.enterConfiguration());
        if (session.mode() != Mode.CONFIGURATION) {
            throw new Setback(RefusalProblem.notEntered(
                    router,
                    os.enterConfiguration(),
                    os.reply(exchange.output()),
                    exchange.output().strip()));
        }
    }

    /** The guard is renewed where no line is in flight. */
    private void sendAhead(List<Step> steps) {
        Deque<Step> untyped = new ArrayDeque<>(steps);
        while (!untyped.isEmpty()) {
            guard.renewIfDue(session);
            fly(untyped);
        }
    }

    private void fly(Deque<Step> unanswered) {
        Flight flight = new Flight(unanswered);
        List<Entry> entries = unanswered.stream()
                .map(step -> new Entry(step.line(), step.change().removes()))
                .toList();
        session.executeAhead(entries, window, flight);
        flight.setback.ifPresent(setback -> {
            throw setback;
        });
    }

    /** Holds each answer against its line; remembers the first that is not success. */
    private final class Flight implements FlightListener {

        private final Deque<Step> unanswered;
        private Optional<Setback> setback = Optional.empty();

        Flight(Deque<Step> unanswered) {
            this.unanswered = unanswered;
        }

        @Override
        public void types(List<String> lines) {
            listener.types(lines);
        }

        @Override
        public boolean answered(Exchange exchange) {
            Step step = unanswered.remove();
            Reply reply = os.reply(exchange.output());
            listener.answered(step.line(), reply);
            if (RefusalProblem.isFine(step.change(), reply)) {
                gaps.recordAccepted(step.change());
            } else if (setback.isEmpty()) {
                setback = Optional.of(new Setback(RefusalProblem.problem(router, step.line(), reply)));
            }
            setback = setback.or(() -> listener.objection().map(Setback::new));
            return setback.isEmpty() && !guard.isDue();
        }
    }
}
