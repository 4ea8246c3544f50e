package io.github.vipnat.apply;

import io.github.vipnat.apply.Outcome.Gap;
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
final class Sender {

    /** Lines typed between two looks at the clock of the guard. */
    private static final int LINES_BETWEEN_RENEWALS = 200;

    /** It proves that this user may change NAT at all; behind a refused removal an addition would be hard to take back. */
    private static final int FIRST_LINE_ALONE = 1;

    private final String router;
    private final DeviceOs os;
    private final Session session;
    private final Guard guard;
    private final SendWindow window;
    private final SendLog log;
    private final Gaps gaps = new Gaps(System::nanoTime);

    Sender(String router, DeviceOs os, Session session, Guard guard, SendWindow window, SendLog log) {
        this.router = router;
        this.os = os;
        this.session = session;
        this.guard = guard;
        this.window = window;
        this.log = log;
    }

    /**
     * Enters configuration mode, types every line, leaves again.
     *
     * @param mayDrop whether live flows of the rule being removed may be ended
     * @return how long each global answered nothing
     * @throws Setback at the first answer that is not success
     */
    List<Gap> send(List<Step> steps, Predicate<Change> mayDrop) {
        enterConfiguration();
        boolean oneByOne =
                window.lines() == 1 || steps.stream().map(Step::change).anyMatch(mayDrop);
        int alone = oneByOne ? steps.size() : Math.min(FIRST_LINE_ALONE, steps.size());
        new LineByLine(router, os, session, guard, log, gaps).send(steps.subList(0, alone), mayDrop);
        for (int from = alone; from < steps.size(); from += LINES_BETWEEN_RENEWALS) {
            guard.renewIfDue(session);
            sendAhead(steps.subList(from, Math.min(steps.size(), from + LINES_BETWEEN_RENEWALS)));
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
            throw new Setback(Refusals.notEntered(
                    router,
                    os.enterConfiguration(),
                    os.reply(exchange.output()),
                    exchange.output().strip()));
        }
    }

    private void sendAhead(List<Step> steps) {
        Flight flight = new Flight(new ArrayDeque<>(steps));
        List<Entry> entries = steps.stream()
                .map(step -> new Entry(step.line(), step.change() instanceof Change.Remove))
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
            log.types(lines);
        }

        @Override
        public boolean answered(Exchange exchange) {
            Step step = unanswered.remove();
            Reply reply = os.reply(exchange.output());
            log.answered(step.line(), reply);
            if (Refusals.isFine(step.change(), reply)) {
                gaps.accepted(step.change());
            } else if (setback.isEmpty()) {
                setback = Optional.of(new Setback(Refusals.problem(router, step.line(), reply)));
            }
            setback = setback.or(() -> log.objection().map(Setback::new));
            return setback.isEmpty();
        }
    }
}
