package io.github.vipnat.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever looks for a type by its name finds one file. */
class SimpleNamesTest {

    private static final Path ROOT = Path.of(System.getProperty("vipnat.root"));

    @ParameterizedTest
    @ValueSource(strings = {"lab", "nat-core", "vrrp-agent", "cli"})
    void should_give_no_two_types_of_a_module_one_name(String module) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src"))) {
            Map<String, List<Path>> byName = files.filter(
                            file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .collect(Collectors.groupingBy(
                            file -> file.getFileName().toString(), TreeMap::new, Collectors.toList()));
            byName.values().removeIf(same -> same.size() == 1);
            assertThat(byName).isEmpty();
        }
    }
}
