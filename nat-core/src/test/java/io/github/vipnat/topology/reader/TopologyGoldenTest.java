package io.github.vipnat.topology.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each folder of {@code golden/topology} holds a cluster.yaml and, written by hand, every problem it must give. */
class TopologyGoldenTest {

    private final TopologyReader reader = new TopologyReader(Path.of("/home/ops"));

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void should_tell_every_mistake(String name) throws IOException, URISyntaxException {
        Path folder = golden().resolve(name);
        String text = Files.readString(folder.resolve("cluster.yaml"));
        assertThat(told(text)).isEqualTo(Files.readString(folder.resolve("problems.txt")));
    }

    @Test
    void should_find_nothing_but_the_two_files_in_each_case() throws IOException, URISyntaxException {
        for (String name : cases()) {
            assertThat(names(golden().resolve(name))).as(name).containsExactly("cluster.yaml", "problems.txt");
        }
    }

    static List<String> cases() throws IOException, URISyntaxException {
        return names(golden());
    }

    private static Path golden() throws URISyntaxException {
        return Path.of(TopologyGoldenTest.class.getResource("/golden/topology").toURI());
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private String told(String text) {
        try {
            reader.read(Path.of("cluster.yaml"), text);
            return "";
        } catch (ProblemException e) {
            return e.problems().stream().map(TopologyGoldenTest::told).collect(Collectors.joining());
        }
    }

    private static String told(Problem problem) {
        return "%s %s\n  what: %s\n  why: %s\n  fix: %s\n"
                .formatted(problem.where(), problem.code(), problem.what(), problem.why(), problem.fix());
    }
}
