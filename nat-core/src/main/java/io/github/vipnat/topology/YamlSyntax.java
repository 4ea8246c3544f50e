package io.github.vipnat.topology;

import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;

/** Tells a user what the YAML library could not read, without repeating what stands there: it may be a password. */
final class YamlSyntax {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{4,}");

    private YamlSyntax() {}

    static void report(RuntimeException broken, String text, Findings findings) {
        if (broken instanceof ReaderException unreadable) {
            character(unreadable, text, findings);
        } else if (broken instanceof MarkedYamlEngineException marked) {
            syntax(marked, text, findings);
        } else {
            add(findings, Position.START, "this is not YAML");
        }
    }

    static Position position(Mark mark) {
        return new Position(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static void syntax(MarkedYamlEngineException broken, String text, Findings findings) {
        Optional<Mark> mark = broken.getProblemMark().or(broken::getContextMark);
        Position at = mark.map(YamlSyntax::position).orElse(Position.START);
        String problem = String.valueOf(broken.getProblem()).replaceAll("\\p{C}", "");
        add(findings, at, "this is not YAML" + (quotes(problem, line(text, at.line())) ? "" : ": " + problem));
    }

    private static void character(ReaderException broken, String text, Findings findings) {
        int end = Math.min(text.length(), Math.max(0, broken.getPosition()));
        String before = text.substring(0, text.offsetByCodePoints(0, Math.min(end, text.codePointCount(0, end))));
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        int column = before.length() - before.lastIndexOf('\n');
        findings.add(
                new Position(line, column),
                "yaml-character",
                "character U+%04X is not allowed in YAML".formatted(broken.getCodePoint()),
                "an invisible character makes the rest of the line unreadable",
                "remove the character, or write the line again");
    }

    private static void add(Findings findings, Position at, String what) {
        findings.add(
                at,
                "yaml-broken",
                what,
                "nothing after this place can be read",
                "check colons, quotes, brackets and indentation of this line and the one above; indent with spaces");
    }

    private static boolean quotes(String message, String line) {
        return WORD.matcher(line).results().anyMatch(word -> message.contains(word.group()));
    }

    private static String line(String text, int number) {
        return text.lines().skip(number - 1L).findFirst().orElse("");
    }
}
