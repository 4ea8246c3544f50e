package io.github.vipnat.apply.send;

import io.github.vipnat.apply.Outcome.Gap;
import io.github.vipnat.apply.Setback;
import io.github.vipnat.apply.step.Guard;
import io.github.vipnat.apply.step.OthersLoggedIn;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Types a plan's lines and believes nothing but the device's own answer to each. Idle rules go in flights, so that the gap
 * of a global is one flight, once the device was seen to take out a rule of that form; where live flows may be ended each line
 * waits for its answer, because a question may come.
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
    private final Set<RuleForm> proven = EnumSet.noneOf(RuleForm.class);

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
        List<Gap> told = sendAndStay(steps, mayDrop);
        session.query(os.leaveConfiguration());
        return told;
    }

    /** As {@link #send}, and stays in configuration mode. */
    public List<Gap> sendAndStay(List<Step> steps, Predicate<Change> mayDrop) {
        enterConfiguration();
        LockStepSender lines = new LockStepSender(router, os, session, guard, listener, gaps, forced);
        int alone = Math.min(Math.max(FIRST_LINE_ALONE, forced.untilProven(steps, mayDrop)), steps.size());
        boolean mayDropSome = steps.stream().map(Step::change).anyMatch(mayDrop);
        sendOneByOne(lines, steps.subList(0, alone), mayDrop);
        Deque<Step> rest = new ArrayDeque<>(steps.subList(alone, steps.size()));
        while (!rest.isEmpty()) {
            boolean waits = window.lines() == 1 || (mayDropSome && !forced.isKnown());
            List<Step> ahead =
                    waits ? List.of() : rest.stream().takeWhile(this::mayFly).toList();
            if (ahead.isEmpty()) {
                sendOneByOne(lines, List.of(rest.remove()), mayDrop);
            } else {
                IntStream.range(0, fly(ahead, mayDrop)).forEach(answered -> rest.remove());
            }
        }
        return gaps.toList();
    }

    private void sendOneByOne(LockStepSender lines, List<Step> steps, Predicate<Change> mayDrop) {
        lines.send(steps, mayDrop);
        steps.stream().filter(step -> step.change().removes()).map(RuleForm::of).forEach(proven::add);
    }

    /** Whether a line may be typed ahead: no removal of a form that this device was not yet seen to take out. */
    private boolean mayFly(Step step) {
        return !step.change().removes() || proven.contains(RuleForm.of(step));
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
                    exchange.output().strip(),
                    () -> OthersLoggedIn.told(os, session)));
        }
    }

    /**
     * The guard is renewed where no line is in flight.
     *
     * @return how many of the lines were typed and answered
     */
    private int fly(List<Step> planned, Predicate<Change> mayDrop) {
        guard.renewIfDue(session);
        List<Step> steps =
                planned.stream().map(step -> forced.typed(step, mayDrop)).toList();
        Flight flight = new Flight(new ArrayDeque<>(steps));
        List<Entry> entries = steps.stream()
                .map(step -> new Entry(step.line(), true, global(step)))
                .toList();
        session.executeAhead(entries, window, flight);
        flight.setback.ifPresent(setback -> {
            throw setback;
        });
        return steps.size() - flight.unanswered.size();
    }

    private static String global(Step step) {
        return step.change().rule().mapping().globalSide().toString();
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
            Reply reply = AskedReply.of(os, exchange);
            tell(step, exchange, reply);
            if (RefusalProblem.isFine(reply)) {
                gaps.recordAccepted(step.change());
            } else if (setback.isEmpty()) {
                setback = Optional.of(new Setback(AskedReply.problem(router, exchange, step.line(), reply)));
            }
            setback = setback.or(() -> listener.objection().map(Setback::new));
            return setback.isEmpty() && !guard.isDue();
        }

        /** Lines in flight have their answers read first, whatever speaks against more of them. */
        private void tell(Step step, Exchange exchange, Reply reply) {
            try {
                exchange.asked().ifPresent(question -> listener.asked(question.text()));
                listener.answered(step.line(), reply);
            } catch (Setback e) {
                setback = setback.or(() -> Optional.of(e));
            }
        }
    }
}
