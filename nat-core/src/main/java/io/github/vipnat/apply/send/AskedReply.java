package io.github.vipnat.apply.send;

import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.device.Question;
import io.github.vipnat.device.Reply;
import io.github.vipnat.device.Reply.Refusal;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.session.Exchange;
import java.util.Optional;

/** What an answer comes to where the device asked before it: a question that was not answered with yes is never success. */
final class AskedReply {

    private AskedReply() {}

    static Reply of(DeviceOs os, Exchange exchange) {
        Reply reply = os.reply(exchange.output());
        return exchange.asked()
                .map(question ->
                        isStrange(question) ? new Reply.NotUnderstood(question.text()) : declined(question, reply))
                .orElse(reply);
    }

    /** A device that says nothing to a no has done nothing. */
    static Reply declined(Question question, Reply reply) {
        return reply instanceof Reply.Accepted ? new Reply.Refused(Refusal.IN_USE, question.text()) : reply;
    }

    static Problem problem(String router, Exchange exchange, String line, Reply reply) {
        Optional<Question> strange = exchange.asked().filter(AskedReply::isStrange);
        return strange.map(question -> notUnderstood(router, line, question))
                .orElseGet(() -> RefusalProblem.problem(router, line, reply));
    }

    static boolean isStrange(Question question) {
        return question.kind() == Question.Kind.UNKNOWN;
    }

    static Problem notUnderstood(String router, String line, Question question) {
        return RefusalProblem.problem(router, line, "question-not-understood", question.text());
    }
}
