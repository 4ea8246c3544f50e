package io.github.vipnat.cli.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the code of each problem means: {@code problems.txt}, from which {@code vipnat explain} and docs/problems.md are made.
 * A line that begins with {@code #} opens a chapter, every other one is a code, a colon and what it means.
 */
public final class ProblemTable {

    private static final String CHAPTER = "# ";

    private final List<Chapter> chapters;

    private ProblemTable(List<Chapter> chapters) {
        this.chapters = List.copyOf(chapters);
    }

    /** Codes that belong together, with what they mean, in the order of the table. */
    public record Chapter(String title, Map<String, String> meanings) {}

    /** Reads the table. */
    public static ProblemTable read() {
        List<Chapter> chapters = new ArrayList<>();
        text().lines().filter(line -> !line.isBlank()).forEach(line -> {
            if (line.startsWith(CHAPTER)) {
                chapters.add(new Chapter(line.substring(CHAPTER.length()), new LinkedHashMap<>()));
            } else {
                int colon = line.indexOf(": ");
                chapters.get(chapters.size() - 1).meanings().put(line.substring(0, colon), line.substring(colon + 2));
            }
        });
        return new ProblemTable(chapters);
    }

    private static String text() {
        try (InputStream in = Objects.requireNonNull(
                ProblemTable.class.getResourceAsStream("problems.txt"), "problems.txt is not on the class path")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Chapter> chapters() {
        return chapters;
    }

    /** What a code means. */
    public Optional<String> meaning(String code) {
        return chapters.stream()
                .flatMap(chapter -> Optional.ofNullable(chapter.meanings().get(code)).stream())
                .findFirst();
    }

    /** Every code. */
    public SortedSet<String> codes() {
        return chapters.stream()
                .flatMap(chapter -> chapter.meanings().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The whole of docs/problems.md. */
    public String page() {
        return """
                # Every problem by its code

                What vipnat finds wrong it says in one shape: how bad it is, a code, where, what, why, and what to type. `FATAL` stops the
                work, `RISK` is for a person to weigh, `UNTIDY` could be tidier, `NOT UNDERSTOOD` is left alone. Codes stay as they are, so
                that scripts may go by them; `vipnat explain CODE` says what stands here. Where a problem is shown, its own words say more.
                """ + chapters.stream().map(ProblemTable::section).collect(Collectors.joining());
    }

    private static String section(Chapter chapter) {
        return "\n## " + chapter.title() + "\n\n| code | what it means |\n|---|---|\n"
                + chapter.meanings().entrySet().stream()
                        .map(entry -> "| `" + entry.getKey() + "` | "
                                + entry.getValue()
                                        .replace("|", "\\|")
                                        .replace("*", "\\*")
                                        .replace("<", "\\<") + " |\n")
                        .collect(Collectors.joining());
    }
}
