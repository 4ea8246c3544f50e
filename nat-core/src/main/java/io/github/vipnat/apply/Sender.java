package io.github.vipnat.apply;

import io.github.vipnat.apply.Outcome.Gap;
import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.device.Mode;
import io.github.vipnat.device.Question;
import io.github.vipnat.device.Reply;
import io.github.vipnat.plan.Change;
import io.github.vipnat.plan.CommandScript.Step;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.session.Exchange;
import io.github.vipnat.session.Exchange.Ending;
import io.github.vipnat.session.Session;
import java.util.List;
import java.util.function.Predicate;

/** Types a plan's lines one at a time and believes nothing but the device's own answer to each. */
final class Sender {

    private final String router;
    private final DeviceOs os;
    private final Session session;
    private final SendLog log;
    private final Guard guard;

    Sender(String router, DeviceOs os, Session session, Guard guard, SendLog log) {
        this.guard = guard;
        this.router = router;
        this.os = os;
        this.session = session;
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
        Gaps gaps = new Gaps(System::nanoTime);
        enterConfiguration();
        for (Step step : steps) {
            guard.renewIfDue(session);
            log.types(step.line());
            accept(step, mayDrop.test(step.change()));
            gaps.accepted(step.change());
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
            throw new Setback(refused(os.enterConfiguration(), exchange.output().strip(), "configuration-not-entered"));
        }
    }

    private void accept(Step step, boolean mayDrop) {
        Exchange exchange = session.execute(step.line());
        if (exchange.ending() instanceof Ending.AtQuestion asked) {
            exchange = answer(step, asked.question(), mayDrop);
        }
        Reply reply = os.reply(exchange.output());
        log.answered(step.line(), reply);
        if (reply instanceof Reply.Refused no) {
            throw new Setback(refused(step.line(), no.text(), codeOf(no.refusal())));
        }
        if (reply instanceof Reply.NotUnderstood strange) {
            throw new Setback(refused(step.line(), strange.text(), "answer-not-understood"));
        }
    }

    /** Yes is typed only after the exact question was read; whatever else is asked, the answer is no. */
    private Exchange answer(Step step, Question question, boolean mayDrop) {
        log.asked(question.text());
        if (question.kind() == Question.Kind.UNKNOWN) {
            throw new Setback(refused(step.line(), question.text(), "question-not-understood"));
        }
        boolean yes = mayDrop && question.kind() == Question.Kind.DELETE_CHILD_ENTRIES;
        Exchange exchange = session.execute(yes ? "yes" : "no");
        if (exchange.ending() instanceof Ending.AtQuestion again) {
            throw new Setback(refused(step.line(), again.question().text(), "question-not-understood"));
        }
        return exchange;
    }

    private static String codeOf(Reply.Refusal refusal) {
        return switch (refusal) {
            case IN_USE -> "rule-in-use";
            case NOT_FOUND -> "rule-gone";
            case ALREADY_MAPPED -> "already-mapped";
            case SIMILAR_ENTRY -> "similar-entry";
            case PORT_IN_USE_BY_SYSTEM -> "port-used-by-router";
            case SYNTAX -> "line-not-known";
            case NOT_AUTHORIZED -> "not-authorized";
            case LOCKED -> "configuration-locked";
            case BUSY -> "router-busy";
            case NO_ARCHIVE -> "no-archive";
            case GUARD_FIRED -> "guard-fired";
        };
    }

    private Problem refused(String line, String answer, String code) {
        String fix = code.equals("rule-in-use")
                ? "wait until its flows end, or pass --in-use drop to end them"
                : "look at the router's answer, then plan again:  vipnat plan -r " + router;
        return Problem.fatal(
                code,
                "router " + router + ", line \"" + line + "\"",
                "the router answered: " + (answer.isEmpty() ? "nothing" : answer),
                "a plan is carried out whole or not at all",
                fix);
    }
}
