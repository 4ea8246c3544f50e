package io.github.vipnat.agent.install;

import io.github.vipnat.layout.NodePaths;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Words of an {@code ExecStart=} line, so that systemd reads back what was meant: quoted, a backslash before quotes and
 * backslashes, and two of each {@code %} and {@code $} (systemd.service(5), "Command lines"; systemd.unit(5), "Specifiers").
 */
final class UnitWord {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_/.:,+=-]+");

    /** systemd refuses a program with these ("Executable name contains special characters"), quoted or not. */
    private static final Pattern NO_PROGRAM = Pattern.compile("[\"'\\\\]");

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}|[\\x{80}-\\x{9f}\\x{2028}\\x{2029}]");

    /** The longest path that the kernel opens. */
    private static final int MOST_BYTES = 4095;

    private UnitWord() {}

    /** What keeps the two from standing in a unit; empty where nothing does. */
    static List<Problem> problems(String program, String cluster) {
        return Stream.concat(
                        Stream.of(program, cluster).filter(UnitWord::isUnwritable),
                        Stream.of(program)
                                .filter(path -> NO_PROGRAM.matcher(path).find()))
                .distinct()
                .map(UnitWord::unwritable)
                .toList();
    }

    /**
     * Throws what {@link #problems} finds.
     *
     * @throws ProblemException of kind INPUT
     */
    static void require(String program, String cluster) {
        List<Problem> problems = problems(program, cluster);
        if (!problems.isEmpty()) {
            throw new ProblemException(ProblemException.Kind.INPUT, problems);
        }
    }

    /** The program: variables are not put in there, so that {@code $} stands for itself. */
    static String program(String path) {
        return word(path, path.replace("%", "%%"));
    }

    /** One argument behind it. */
    static String argument(String text) {
        return word(
                text,
                text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("%", "%%")
                        .replace("$", "$$"));
    }

    /** No {@code @} stays, since the unit is filled in where one stands. */
    private static String word(String text, String escaped) {
        return PLAIN.matcher(text).matches() ? text : '"' + escaped.replace("@", "\\x40") + '"';
    }

    private static boolean isUnwritable(String path) {
        boolean isTooLong = path.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
        return isTooLong || CONTROL.matcher(path).find() || !Path.of(path).isAbsolute();
    }

    private static Problem unwritable(String path) {
        return Problem.fatal(
                "path-not-for-a-unit",
                path.replaceAll(CONTROL.pattern(), "?"),
                "systemd takes no program with quotes or backslashes, and no file here may have a control character in its"
                        + " path, be relative or longer than " + MOST_BYTES + " bytes",
                "the service would read another file, or lines that nobody wrote",
                "give it a path of printable characters:  vipnat agent install -f " + NodePaths.CLUSTER);
    }
}
