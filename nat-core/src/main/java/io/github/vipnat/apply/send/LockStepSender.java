package io.github.vipnat.apply.send;

import io.github.vipnat.apply.Setback;
import io.github.vipnat.apply.step.Guard;
import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.device.Question;
import io.github.vipnat.device.Reply;
import io.github.vipnat.device.Reply.Refusal;
import io.github.vipnat.nat.Translation;
import io.github.vipnat.plan.Change;
import io.github.vipnat.plan.CommandScript.Step;
import io.github.vipnat.session.Exchange;
import io.github.vipnat.session.Exchange.Ending;
import io.github.vipnat.session.FlightListener;
import io.github.vipnat.session.SendWindow;
import io.github.vipnat.session.SendWindow.Entry;
import io.github.vipnat.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Types one line, reads its answer, types the next. IOS 15 and later ask before they end live flows; 12.x refuses, and the
 * flows have to be ended in the same packet as the removal, before new ones find the rule (ios-facts 2 and 2.1).
 */
final class LockStepSender {

    private static final String YES = "yes";
    private static final int TRIES_AGAINST_RETURNING_FLOWS = 5;

    /** So often a no is typed to one that asks and asks; a session that still waits then is given up. */
    private static final int MOST_QUESTIONS = 3;

    private final String router;
    private final DeviceOs os;
    private final Session session;
    private final Guard guard;
    private final SendListener listener;
    private final OutageMeter gaps;
    private final ForcedRemovals forced;

    LockStepSender(
            String router,
            DeviceOs os,
            Session session,
            Guard guard,
            SendListener listener,
            OutageMeter gaps,
            ForcedRemovals forced) {
        this.guard = guard;
        this.router = router;
        this.os = os;
        this.session = session;
        this.listener = listener;
        this.gaps = gaps;
        this.forced = forced;
    }

    void send(List<Step> steps, Predicate<Change> mayDrop) {
        for (Step step : steps) {
            listener.objection().ifPresent(reason -> {
                throw new Setback(reason);
            });
            guard.renewIfDue(session);
            Step first = forced.typed(step, mayDrop);
            Reply reply = typed(first, mayDrop);
            if (!first.equals(step) && forced.isRefused(reply)) {
                reply = typed(step, mayDrop);
            }
            if (!RefusalProblem.isFine(reply)) {
                throw new Setback(RefusalProblem.problem(router, step.line(), reply));
            }
            gaps.recordAccepted(step.change());
        }
    }

    private Reply typed(Step step, Predicate<Change> mayDrop) {
        listener.types(List.of(step.line()));
        Reply reply = reply(step, mayDrop.test(step.change()));
        listener.answered(step.line(), reply);
        return reply;
    }

    private Reply reply(Step step, boolean mayDrop) {
        Exchange exchange = session.execute(step.line());
        Reply reply = exchange.ending() instanceof Ending.AtQuestion asked
                ? answer(step, asked.question(), mayDrop)
                : os.reply(exchange.output());
        for (int i = 0; i < TRIES_AGAINST_RETURNING_FLOWS && mayDrop && isInUse(reply); i++) {
            reply = clearAndRemove(step);
        }
        return reply;
    }

    /** Yes is typed only after the exact question was read; whatever else is asked, the answer is no. */
    private Reply answer(Step step, Question question, boolean mayDrop) {
        tell(question);
        boolean yes = mayDrop && question.kind() == Question.Kind.DELETE_CHILD_ENTRIES;
        Exchange exchange = yes ? session.execute(YES) : session.decline(question);
        Optional<Question> strange = Optional.of(question).filter(AskedReply::isStrange);
        for (int i = 0; i < MOST_QUESTIONS && exchange.ending() instanceof Ending.AtQuestion again; i++) {
            listener.asked(again.question().text());
            strange = strange.or(() -> Optional.of(again.question()));
            exchange = session.decline(again.question());
        }
        strange.ifPresent(unknown -> {
            throw new Setback(AskedReply.notUnderstood(router, step.line(), unknown));
        });
        return yes ? os.reply(exchange.output()) : AskedReply.declined(question, os.reply(exchange.output()));
    }

    /** What cannot be written down goes no further, and no question is left open. */
    private void tell(Question question) {
        try {
            listener.asked(question.text());
        } catch (Setback e) {
            session.decline(question);
            throw e;
        }
    }

    private static boolean isInUse(Reply reply) {
        return reply instanceof Reply.Refused no && no.refusal() == Refusal.IN_USE;
    }

    /** The answers to the clearing lines do not matter: a flow that ended by itself is not found. */
    private Reply clearAndRemove(Step step) {
        List<Translation> table = os.translations(session.query(os.showTranslations(session.mode())));
        List<Entry> entries = new ArrayList<>();
        table.stream()
                .filter(row -> row.isChildOf(step.change().rule()))
                .forEach(flow -> entries.add(new Entry(
                        os.clearFlow(flow, step.change().rule().options().vrf()), false)));
        entries.add(new Entry(step.line(), true));
        LastAnswer last = new LastAnswer();
        session.executeAhead(entries, SendWindow.widest(), last);
        Exchange exchange = last.exchange.orElseThrow();
        exchange.asked().filter(AskedReply::isStrange).ifPresent(unknown -> {
            throw new Setback(AskedReply.notUnderstood(router, step.line(), unknown));
        });
        return AskedReply.of(os, exchange);
    }

    private final class LastAnswer implements FlightListener {

        private Optional<Exchange> exchange = Optional.empty();

        @Override
        public void types(List<String> lines) {
            listener.types(lines);
        }

        @Override
        public boolean answered(Exchange answer) {
            answer.asked().ifPresent(question -> listener.asked(question.text()));
            exchange = Optional.of(answer);
            return true;
        }
    }
}
