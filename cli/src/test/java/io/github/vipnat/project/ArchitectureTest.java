package io.github.vipnat.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page that shows the house in its journeys: each class stands in the room it names, and the way from one to the next exists. */
class ArchitectureTest {

    private static final Path ROOT = Path.of(System.getProperty("vipnat.root"));
    private static final Path PAGE = ROOT.resolve("docs/architecture.md");
    private static final Pattern STEP = Pattern.compile("\\| \\d+ \\| `(\\w+)` \\| `([\\w.]+)` \\|.*");
    private static final Pattern NAME = Pattern.compile("`([A-Z]\\w+)`");

    private record Step(String name, String room) {}

    /** Each table of steps, by its heading. */
    private static Map<String, List<Step>> journeys() throws IOException {
        Map<String, List<Step>> journeys = new TreeMap<>();
        String heading = "";
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("## ")) {
                heading = line.substring(3);
            }
            Matcher step = STEP.matcher(line);
            if (step.matches()) {
                journeys.computeIfAbsent(heading, one -> new ArrayList<>()).add(new Step(step.group(1), step.group(2)));
            }
        }
        return journeys;
    }

    private static Optional<Path> source(String name) {
        return Stream.of("nat-core", "vrrp-agent", "cli", "lab")
                .map(module -> ROOT.resolve(module).resolve("src/main/java"))
                .flatMap(ArchitectureTest::walk)
                .filter(file -> file.endsWith(name + ".java"))
                .findFirst();
    }

    private static Stream<Path> walk(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String name) {
        try {
            return Files.readString(source(name).orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean names(String one, String other) {
        return Pattern.compile("\\b" + other + "\\b").matcher(text(one)).find();
    }

    @Test
    void should_tell_of_three_journeys() throws IOException {
        assertThat(journeys())
                .hasSize(3)
                .allSatisfy((heading, steps) -> assertThat(steps).as(heading).hasSizeGreaterThan(5));
    }

    @Test
    void should_find_every_class_in_the_room_that_the_page_names() throws IOException {
        journeys()
                .values()
                .forEach(steps -> steps.forEach(step -> assertThat(source(step.name()))
                        .as("%s", step)
                        .hasValueSatisfying(file -> assertThat(file.getParent())
                                .endsWith(
                                        Path.of("io/github/vipnat", step.room().split("\\.", -1))))));
    }

    @Test
    void should_come_from_each_class_to_the_next() throws IOException {
        List<String> broken = new ArrayList<>();
        journeys().values().forEach(steps -> {
            for (int i = 1; i < steps.size(); i++) {
                String from = steps.get(i - 1).name();
                String to = steps.get(i).name();
                if (!names(from, to) && !names(to, from)) {
                    broken.add(from + " to " + to);
                }
            }
        });
        assertThat(broken).isEmpty();
    }

    @Test
    void should_name_no_class_that_is_not_there() throws IOException {
        Matcher named = NAME.matcher(Files.readString(PAGE));
        List<String> missing = new ArrayList<>();
        while (named.find()) {
            if (source(named.group(1)).isEmpty()) {
                missing.add(named.group(1));
            }
        }
        assertThat(missing).isEmpty();
    }
}
