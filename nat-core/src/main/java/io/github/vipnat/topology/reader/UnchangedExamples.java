package io.github.vipnat.topology.reader;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.topology.ExampleAddresses;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses that {@code vipnat init} wrote and marked and that stand as they were. Each is known by its mark and by being
 * the very value that init writes there, never by the network it lies in: people use those in tests and tickets.
 */
final class UnchangedExamples {

    /** An address of the site with its key; a comment behind it says what init thinks of it. */
    private static final Pattern LINE =
            Pattern.compile("( *(?:- )?)(vip|address|global): ([0-9.]{7,15})(?:/[0-9]{1,2})?([ \\t][^\\n]*)?");

    private static final Pattern MARK = Pattern.compile("[ \\t]+# CHANGE: .*");

    /**
     * One such line.
     *
     * @param number counted from 1
     * @param column of the key, counted from 1
     */
    private record Line(int number, int column, String key, Ipv4 value, boolean isMarked, boolean isOfRouter) {}

    private UnchangedExamples() {}

    static List<Problem> in(Path source, String text) {
        List<Line> lines = lines(text);
        ExampleAddresses examples = new ExampleAddresses(lines.stream()
                .filter(line -> !line.isMarked() && !line.isOfRouter())
                .map(Line::value)
                .toList());
        return lines.stream()
                .filter(Line::isMarked)
                .filter(line -> line.value().equals(example(line, examples)))
                .map(line -> problem(source, line))
                .toList();
    }

    private static Ipv4 example(Line line, ExampleAddresses examples) {
        return switch (line.key()) {
            case "vip" -> examples.vip();
            case "global" -> ExampleAddresses.GLOBAL;
            default -> line.isOfRouter() ? examples.router() : examples.node();
        };
    }

    private static List<Line> lines(String text) {
        List<Line> lines = new ArrayList<>();
        boolean isOfRouter = false;
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            isOfRouter |= line.startsWith("routers:");
            line(line, number, isOfRouter).ifPresent(lines::add);
        }
        return lines;
    }

    private static Optional<Line> line(String text, int number, boolean isOfRouter) {
        Matcher matcher = LINE.matcher(text.stripTrailing());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String comment = Optional.ofNullable(matcher.group(4)).orElse("");
        return Ipv4.parse(matcher.group(3))
                .map(value -> new Line(
                        number,
                        matcher.group(1).length() + 1,
                        matcher.group(2),
                        value,
                        MARK.matcher(comment).matches(),
                        isOfRouter));
    }

    private static Problem problem(Path source, Line line) {
        return Problem.fatal(
                "example-not-changed",
                source + ":" + line.number() + ":" + line.column(),
                line.key() + ": " + line.value() + " is the example that vipnat init wrote, marked CHANGE",
                "it is no address of this site, and rules would be led to it or looked for by it",
                "put your own value there, and take the mark out of the line");
    }
}
