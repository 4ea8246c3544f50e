package io.github.vipnat.apply.send;

import io.github.vipnat.device.Reply;
import io.github.vipnat.device.Reply.Refusal;
import io.github.vipnat.plan.Change;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.secret.SecretMask;
import java.util.Set;

/** A device's no, said as a problem. */
public final class RefusalProblem {

    private static final String LOCKED = "configuration-locked";
    private static final String BUSY = "router-busy";

    /** The codes of what passes by itself. */
    public static final Set<String> PASSING = Set.of(LOCKED, BUSY);

    private RefusalProblem() {}

    /**
     * Whether the work can go on. A rule that is not there any more need not be removed: somebody else was faster, and the
     * read-back will show whether everything else is as planned.
     */
    static boolean isFine(Change change, Reply reply) {
        return reply.match(new Reply.Cases<>(
                (Reply.Accepted accepted) -> true,
                (Reply.Refused no) -> no.refusal() == Refusal.NOT_FOUND && change.removes(),
                (Reply.NotUnderstood strange) -> false));
    }

    static Problem problem(String router, String line, Reply reply) {
        return reply.match(new Reply.Cases<>(
                (Reply.Accepted accepted) -> problem(router, line, "answer-not-understood", ""),
                (Reply.Refused no) -> problem(router, line, codeOf(no.refusal()), no.text()),
                (Reply.NotUnderstood strange) -> problem(router, line, "answer-not-understood", strange.text())));
    }

    static Problem problem(String router, String line, String code, String answer) {
        String fix = code.equals("rule-in-use")
                ? "wait until its flows end, or pass --in-use drop to end them"
                : "look at the router's answer, then plan again:  vipnat plan -r " + router;
        return Problem.fatal(
                code,
                "router " + router + ", line \"" + line + "\"",
                "the router answered: " + (answer.isEmpty() ? "nothing" : SecretMask.maskedLines(answer)),
                "a plan is carried out whole or not at all",
                fix);
    }

    /** The device did not enter configuration mode. */
    static Problem notEntered(String router, String line, Reply reply, String answer) {
        boolean locked = reply instanceof Reply.Refused no && no.refusal() == Reply.Refusal.LOCKED;
        return problem(router, line, locked ? LOCKED : "configuration-not-entered", answer);
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
            case LOCKED -> LOCKED;
            case BUSY -> BUSY;
            case UNDEFINED_NAME -> "name-not-defined";
            case OTHER -> "line-refused";
            case NO_ARCHIVE -> "no-archive";
            case GUARD_FIRED -> "guard-fired";
        };
    }
}
