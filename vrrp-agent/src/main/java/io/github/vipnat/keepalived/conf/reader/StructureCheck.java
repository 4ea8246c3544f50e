package io.github.vipnat.keepalived.conf.reader;

import io.github.vipnat.keepalived.conf.ConfFinding;
import io.github.vipnat.keepalived.conf.ConfLine;
import io.github.vipnat.keepalived.conf.ConfPosition;
import io.github.vipnat.keepalived.conf.FindingCollector;
import io.github.vipnat.keepalived.conf.KeepalivedRelease;
import io.github.vipnat.keepalived.conf.keyword.Keyword;
import io.github.vipnat.keepalived.conf.keyword.KeywordTable;
import io.github.vipnat.problem.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says what is wrong with braces, keywords and the heads of blocks; keepalived's own complaints, with a way out. */
final class StructureCheck {

    private final FindingCollector findings;
    private final Map<String, String> fixes = new HashMap<>();

    StructureCheck(FindingCollector findings) {
        this.findings = findings;
    }

    void missingClosingBrace(Optional<ConfPosition> last, int missing, String file) {
        findings.heard(
                Severity.FATAL,
                "brace-not-closed",
                last.orElse(ConfPosition.startOf(file)),
                missing + " '}' missing at the end of the file, or " + missing + " '{' too many",
                "what should stand outside the open block is read as part of it",
                "add '}' where the block that is still open should end");
    }

    void unexpectedOpeningBrace(ConfLine line) {
        findings.heard(
                Severity.FATAL,
                "brace-unexpected",
                line.at(),
                "nothing before this '{' opens a block here",
                "keepalived ignores the brace; its '}' then closes the block around it too early",
                "delete this '{' and its '}', or cure the keyword before it");
    }

    void extraClosingBrace(ConfLine line) {
        findings.heard(
                Severity.FATAL,
                "brace-extra",
                line.at(),
                "this '}' closes nothing",
                "every block above it may have ended one brace too early",
                "delete this '}', or find the block above that was closed too early");
    }

    void missingOpeningBrace(ConfLine head) {
        findings.heard(
                Severity.FATAL,
                "brace-missing",
                head.at(),
                "'" + head.keyword() + "' is not followed by '{'",
                "keepalived takes the following lines for the block's all the same, up to the next '}'",
                "write: " + head.text() + " {");
    }

    void valuesWithoutBrace(ConfLine head) {
        findings.addUnheard(
                Severity.FATAL,
                "values-without-brace",
                head.at(),
                "'" + head.keyword() + "' is not followed by '{'",
                "keepalived takes every following line for a value, up to the next '}'",
                "write: " + head.keyword() + " {");
    }

    void wordsBeforeValues(ConfLine head) {
        findings.heard(
                Severity.RISK,
                "words-before-values",
                head.at(1),
                "'" + head.word(1) + "' stands between '" + head.keyword() + "' and its '{'",
                "keepalived ignores it",
                "write: " + head.keyword() + " {");
    }

    void reportMissingWord(ConfLine line) {
        findings.heard(
                Severity.FATAL,
                "value-missing",
                line.at(),
                "'" + line.keyword() + "' needs a value",
                "keepalived stops reading and does not start",
                "write: " + line.keyword() + " VALUE");
    }

    void reportBadHead(ConfLine head) {
        findings.heard(
                Severity.FATAL,
                "name-missing",
                head.at(),
                "'" + head.keyword() + "' needs exactly one name",
                "keepalived skips the whole block",
                "write: " + head.keyword() + " NAME {");
    }

    void secondOfName(ConfLine head) {
        findings.heard(
                Severity.FATAL,
                "block-defined-twice",
                head.at(),
                head.keyword() + " " + head.word(1) + " is defined a second time",
                "keepalived skips this second block whole",
                "give it another name, or delete it");
    }

    void unknownKeyword(ConfLine line, Keyword block, boolean braceFollows) {
        if (findings.isFull() && !braceFollows) {
            findings.leaveOut();
            return;
        }
        String fix = fixes.computeIfAbsent(block.name() + " " + line.keyword(), key -> fixFor(line.keyword(), block));
        if (braceFollows) {
            findings.heard(
                    Severity.FATAL,
                    "unknown-block",
                    line.at(),
                    "keepalived does not know '" + line.keyword() + "'" + place(block) + ", and it opens a block",
                    "the lines inside are read as lines of " + around(block) + ", and its '}' closes " + around(block)
                            + ": what follows is lost",
                    fix);
        } else {
            findings.heard(
                    Severity.RISK,
                    "unknown-keyword",
                    line.at(),
                    "keepalived does not know '" + line.keyword() + "'" + place(block),
                    "keepalived ignores the line and starts without it",
                    fix);
        }
    }

    /** Unknown to 2.2.7, which ignores the line; in 2.3 there is nothing wrong with it (keepalived-facts 5). */
    void newerKeyword(ConfLine line, Keyword block) {
        Set<KeepalivedRelease> older = Set.of(KeepalivedRelease.V2_2);
        findings.add(new ConfFinding(
                "keyword-needs-2-3",
                Severity.RISK,
                line.at(),
                "keepalived 2.2 does not know '" + line.keyword() + "'" + place(block) + "; 2.3 does",
                "keepalived 2.2.7 (Debian 12) ignores the line and starts without it",
                "delete the line, unless keepalived is 2.3 or newer",
                older,
                older));
    }

    private static String place(Keyword block) {
        return block.name().isEmpty() ? " outside a block" : " in " + block.name();
    }

    private static String around(Keyword block) {
        return block.name().isEmpty() ? "the file itself" : block.name();
    }

    private static String fixFor(String keyword, Keyword block) {
        Optional<String> close = KeywordTable.closestTo(keyword, block);
        if (close.isPresent()) {
            return "write " + close.get() + " instead of " + keyword;
        }
        List<String> homes = KeywordTable.homesOf(keyword);
        if (homes.isEmpty()) {
            return "delete the line";
        }
        return homes.get(0).isEmpty()
                ? "move the line out of the block, to the top of the file"
                : "move it into " + homes.get(0);
    }
}
