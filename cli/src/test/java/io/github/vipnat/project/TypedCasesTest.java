package io.github.vipnat.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each case is written with its type (docs/adr 0013): without it, two that stand in the wrong order would compile. */
class TypedCasesTest {

    private static final List<String> MODULES = List.of("lab", "nat-core", "vrrp-agent", "cli");

    private static final Pattern LITERAL =
            Pattern.compile("\"(\\\\.|[^\"\\\\\\n])*\"|'(\\\\.|[^'\\\\\\n])+'|//[^\\n]*");
    private static final Pattern CASES = Pattern.compile("new (\\w+\\.)*Cases<[^(]*>\\(");
    private static final Pattern TYPED =
            Pattern.compile("\\s*(\\([\\w.]+(<.*>)? \\w+\\) ->|[\\w.]+::\\w+).*", Pattern.DOTALL);

    @Test
    void should_write_the_type_of_each_case() {
        List<String> untyped = new ArrayList<>();
        for (Path file : MODULES.stream().flatMap(TypedCasesTest::sources).toList()) {
            String text = LITERAL.matcher(read(file)).replaceAll("\"\"");
            Matcher cases = CASES.matcher(text);
            while (cases.find()) {
                arguments(text.substring(cases.end())).stream()
                        .filter(argument -> !TYPED.matcher(argument).matches())
                        .forEach(argument -> untyped.add(file.getFileName() + ": " + argument.strip()));
            }
        }
        assertThat(untyped).isEmpty();
    }

    /** What stands up to the bracket that closes, cut at the commas between. */
    private static List<String> arguments(String text) {
        List<String> arguments = new ArrayList<>();
        int depth = 0;
        int start = 0;
        int at = 0;
        for (; depth >= 0; at++) {
            char c = text.charAt(at);
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            if (depth < 0 || (depth == 0 && c == ',')) {
                arguments.add(text.substring(start, at));
                start = at + 1;
            }
        }
        return arguments;
    }

    private static Stream<Path> sources(String module) {
        try (Stream<Path> files = Files.walk(Path.of("..", module, "src"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
