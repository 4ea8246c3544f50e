package io.github.vipnat.keepalived.conf.reader;

import io.github.vipnat.keepalived.conf.ConfPosition;
import io.github.vipnat.keepalived.conf.FindingCollector;
import io.github.vipnat.problem.Severity;

/** A line longer than keepalived's buffer. */
final class LineLengthCheck {

    private LineLengthCheck() {}

    static void report(FindingCollector findings, ConfPosition at) {
        findings.addUnheard(
                Severity.RISK,
                "line-too-long",
                at,
                "the line is longer than 1023 bytes",
                "keepalived reads from here on as a line of its own, even in the middle of a comment",
                "break the line before this column");
    }
}
