package io.github.vipnat.apply.send;

import io.github.vipnat.device.Reply;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.secret.SecretMask;
import java.util.Set;
import java.util.function.Supplier;

/** A device's no, said as a problem. */
public final class RefusalProblem {

    private static final String LOCKED = "configuration-locked";
    private static final String BUSY = "router-busy";

    /** The codes of what passes by itself. */
    public static final Set<String> PASSING = Set.of(LOCKED, BUSY);

    private RefusalProblem() {}

    /** Whether the work can go on. A rule that is gone already says that somebody else is at the same work. */
    static boolean isFine(Reply reply) {
        return reply instanceof Reply.Accepted;
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

    /**
     * The device did not enter configuration mode.
     *
     * @param others tells who may hold it
     */
    static Problem notEntered(String router, String line, Reply reply, String answer, Supplier<String> others) {
        boolean locked = reply instanceof Reply.Refused no && no.refusal() == Reply.Refusal.LOCKED;
        return locked
                ? problem(router, line, LOCKED, answer + others.get())
                : problem(router, line, "configuration-not-entered", answer);
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
