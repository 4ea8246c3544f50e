package io.github.vipnat.keepalived.conf.reader;

import io.github.vipnat.keepalived.conf.FindingCollector;
import io.github.vipnat.problem.Severity;

/** Takes comments away: from the first {@code #} or {@code !}, even inside a word, unless in "…" or after a backslash. */
final class CommentStripper {

    private final FindingCollector findings;

    CommentStripper(FindingCollector findings) {
        this.findings = findings;
    }

    TracedText remove(TracedText line) {
        Scan scan = new Scan(line.trimmedLeft());
        scan.run();
        if (scan.quoted) {
            findings.heard(
                    Severity.RISK,
                    "quote-not-closed",
                    line.at(0),
                    "a double quote is opened and not closed on this line",
                    "keepalived ignores the words from the quote on",
                    "close the quote with \" on the same line");
        }
        if (scan.commentInsideWord >= 0) {
            warnOfCommentInsideWord(scan);
        }
        return scan.result();
    }

    private void warnOfCommentInsideWord(Scan scan) {
        String sign = String.valueOf(scan.text.chars().charAt(scan.commentInsideWord));
        findings.addUnheard(
                Severity.RISK,
                "comment-sign-in-value",
                scan.text.at(scan.commentInsideWord),
                "'" + sign + "' in the middle of a word starts a comment: the word ends before it",
                "keepalived reads a shorter value and says nothing; a password cut this way does not match the peer's",
                "put the value in double quotes, or write \\" + sign + ", or put a blank before the comment");
    }

    /** One pass over a line. */
    private static final class Scan {

        private TracedText text;
        private int at;
        private int comment = -1;
        private int commentInsideWord = -1;
        private boolean quoted;
        private boolean continued;

        Scan(TracedText text) {
            this.text = text;
        }

        void run() {
            while (at < text.length() && !continued) {
                switch (text.chars().charAt(at)) {
                    case '"' -> quote();
                    case '\\' -> backslash();
                    case '#', '!' -> sign();
                    default -> at++;
                }
            }
        }

        private void quote() {
            if (comment < 0) {
                quoted = !quoted;
            }
            at++;
        }

        private void backslash() {
            if (at + 1 == text.length()) {
                continued = true;
                return;
            }
            char next = text.chars().charAt(at + 1);
            if (!quoted && (next == '#' || next == '!')) {
                text = text.with(at, at + 1, "");
                at++;
            } else {
                at += 2;
            }
        }

        private void sign() {
            if (!quoted && comment < 0) {
                comment = at;
                if (at > 0 && !TracedText.isBlank(text.chars().charAt(at - 1))) {
                    commentInsideWord = at;
                }
            }
            at++;
        }

        TracedText result() {
            int end = continued ? text.length() - 1 : text.length();
            TracedText kept =
                    text.slice(0, comment < 0 ? end : Math.min(comment, end)).trimmedRight();
            return continued ? kept.with(kept.length(), kept.length(), "\\") : kept;
        }
    }
}
