package io.github.vipnat.topology.yaml;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;

/**
 * Says in our words what the YAML library could not read. Its own words are not passed on: some repeat what stands in
 * the file, which may be a password.
 */
final class YamlSyntax {

    private static final Mistake UNKNOWN = new Mistake(
            "",
            false,
            "this is not YAML",
            "check colons, quotes, brackets and indentation of this line and the one above; indent with spaces");

    private static final List<Mistake> MISTAKES = List.of(
            new Mistake("(TAB)", false, "a tab where only spaces may stand", "indent with spaces"),
            new Mistake(
                    "that cannot start any token",
                    false,
                    "a character that no value can begin with",
                    "put quotes around the value"),
            new Mistake(
                    "mapping values are not allowed here",
                    false,
                    "a colon where no key can stand",
                    "put quotes around a value that holds a colon and a space, or begin every key of a mapping in one column"),
            new Mistake(
                    "could not find expected ':'",
                    true,
                    "a line without a key",
                    "write key: value, with a space after the colon"),
            new Mistake(
                    "found unexpected end of stream",
                    true,
                    "a quote is opened here and never closed",
                    "close the quote where the value ends"),
            new Mistake(
                    "expected ',' or",
                    true,
                    "a bracket is opened here and not closed, or a comma is missing behind it",
                    "write commas between the values and close the bracket"),
            new Mistake(
                    "expected <block end>",
                    false,
                    "the indentation does not fit the lines above",
                    "begin all keys of a mapping, and all dashes of a list, in one column"),
            new Mistake(
                    "found unknown escape character",
                    false,
                    "a backslash in double quotes that escapes nothing",
                    "use single quotes, or write the backslash twice"),
            new Mistake(
                    "found undefined tag handle",
                    false,
                    "a tag (!name)",
                    "remove the tag, or put quotes around a value that begins with !"));

    private YamlSyntax() {}

    static void report(RuntimeException broken, String text, FileFindings findings) {
        if (broken instanceof ReaderException unreadable) {
            character(unreadable, text, findings);
        } else if (broken instanceof MarkedYamlEngineException marked) {
            syntax(marked, findings);
        } else {
            add(findings, Position.START, UNKNOWN);
        }
    }

    static Position position(Mark mark) {
        return new Position(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static void syntax(MarkedYamlEngineException broken, FileFindings findings) {
        String told = String.valueOf(broken.getProblem());
        Mistake mistake = MISTAKES.stream()
                .filter(known -> told.contains(known.told()))
                .findFirst()
                .orElse(UNKNOWN);
        Optional<Mark> beginning = broken.getContextMark().filter(mark -> mistake.isAtBeginning());
        Optional<Mark> mark = beginning.or(broken::getProblemMark).or(broken::getContextMark);
        add(findings, mark.map(YamlSyntax::position).orElse(Position.START), mistake);
    }

    private static void character(ReaderException broken, String text, FileFindings findings) {
        int codePoints = Math.min(broken.getPosition(), text.codePointCount(0, text.length()));
        String before = text.substring(0, text.offsetByCodePoints(0, codePoints));
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        int column = before.codePointCount(before.lastIndexOf('\n') + 1, before.length()) + 1;
        findings.add(
                new Position(line, column),
                "yaml-character",
                "character U+%04X is not allowed in YAML".formatted(broken.getCodePoint()),
                "an invisible character makes the rest of the line unreadable",
                "remove the character, or write the line again");
    }

    private static void add(FileFindings findings, Position at, Mistake mistake) {
        findings.add(at, "yaml-broken", mistake.what(), "nothing after this place can be read", mistake.fix());
    }

    /**
     * One way to get YAML wrong.
     *
     * @param told part of what the library says of it
     * @param isAtBeginning whether the place to look at is where the broken thing begins, not where it was noticed
     */
    private record Mistake(String told, boolean isAtBeginning, String what, String fix) {}
}
