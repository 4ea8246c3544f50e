package io.github.vipnat.topology.reader;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.problem.ProblemException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopologyReaderBoundsTest {

    private static final String HEAD = "cluster: web\nvip: 10.0.0.9\n";

    private final TopologyReader reader = new TopologyReader(Path.of("/home/ops"));

    @TempDir
    Path folder;

    @Test
    void should_say_that_there_is_no_file() {
        assertThat(problems(folder.resolve("cluster.yaml")))
                .extracting(Problem::code)
                .containsExactly("file-not-found");
    }

    @Test
    void should_refuse_a_file_past_its_bound() throws IOException {
        Path file = folder.resolve("cluster.yaml");
        Files.writeString(file, "#".repeat(TopologyReader.MAX_BYTES + 1));
        assertThat(problems(file)).extracting(Problem::code).containsExactly("file-too-large");
    }

    @Test
    void should_refuse_a_file_in_another_encoding() throws IOException {
        Path file = folder.resolve("cluster.yaml");
        Files.write(file, "# réseau de l'usine\ncluster: web\n".getBytes(ISO_8859_1));
        assertThat(problems(file)).extracting(Problem::code).containsExactly("file-not-utf8");
    }

    @Test
    void should_name_the_column_of_a_character_that_yaml_forbids() throws IOException {
        Path file = folder.resolve("cluster.yaml");
        Files.writeString(file, HEAD + "# \uD83D\uDE00 \u0007\n");
        assertThat(problems(file))
                .containsExactly(Problem.fatal(
                        "yaml-character",
                        file + ":3:5",
                        "character U+0007 is not allowed in YAML",
                        "an invisible character makes the rest of the line unreadable",
                        "remove the character, or write the line again"));
    }

    @Test
    void should_tell_a_hundred_mistakes_and_count_the_others() throws IOException {
        Path file = folder.resolve("cluster.yaml");
        Files.writeString(file, HEAD + "nodes:\n" + "  - { name: a b, address: 10.0.0.1 }\n".repeat(130));
        List<Problem> told = problems(file);
        assertThat(told).hasSize(101);
        assertThat(told.get(100).what()).isEqualTo("159 more mistakes are not shown");
    }

    @Test
    void should_read_a_thousand_nodes() throws IOException {
        Path file = folder.resolve("cluster.yaml");
        String nodes = IntStream.range(0, 1000)
                .mapToObj(i -> "  - { name: n%d, address: 10.1.%d.%d }\n".formatted(i, i / 250, i % 250))
                .collect(Collectors.joining());
        Files.writeString(file, HEAD + "nodes:\n" + nodes);
        assertThat(reader.read(file).nodes()).hasSize(1000);
    }

    private List<Problem> problems(Path file) {
        ProblemException thrown = catchThrowableOfType(ProblemException.class, () -> reader.read(file));
        assertThat(thrown.kind()).isEqualTo(Kind.INPUT);
        return thrown.problems();
    }
}
