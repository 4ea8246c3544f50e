package io.github.vipnat.keepalived.conf;

import io.github.vipnat.problem.Severity;

/** A line longer than keepalived's buffer. */
final class LongLine {

    private LongLine() {}

    static void report(Findings findings, Position at) {
        findings.unheard(
                Severity.RISK,
                "line-too-long",
                at,
                "the line is longer than 1023 bytes",
                "keepalived reads from here on as a line of its own, even in the middle of a comment",
                "break the line before this column");
    }
}
