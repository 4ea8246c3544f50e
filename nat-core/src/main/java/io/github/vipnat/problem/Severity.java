package io.github.vipnat.problem;

/** Answers one question: what happens if you go on? */
public enum Severity {
    /** vipnat will not go on. */
    FATAL,
    /** vipnat will go on if you say so, and you may be sorry. */
    RISK,
    /** Nothing breaks; it could be tidier. */
    UNTIDY,
    /** vipnat does not know what this means and leaves it alone. */
    NOT_UNDERSTOOD
}
