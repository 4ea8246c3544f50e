package io.github.vipnat.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SudoersTest {

    private static final List<NodeQuestion> QUESTIONS = List.of(
            NodeQuestion.ofAll("name", "uname -n"),
            NodeQuestion.ofRoot("conf", "/usr/bin/cat /etc/keepalived/keepalived.conf"),
            NodeQuestion.ofRoot("units", "/usr/bin/systemctl show -p Id,ActiveState --value=no 'a b*.service'")
                    .within(Duration.ofSeconds(12)),
            NodeQuestion.ofRoot("sql", "/usr/bin/mariadb -e \"SHOW VARIABLES LIKE 'read_only'\" # [x]? \\\\ c:\\\\d!"));

    @Test
    void should_escape_what_means_something_else_in_sudoers() {
        assertThat(new Sudoers("ops").file(QUESTIONS))
                .doesNotContain("uname")
                .contains(
                        "ops ALL=(root) NOPASSWD: /usr/bin/timeout -k 1 5 /usr/bin/cat /etc/keepalived/keepalived.conf\n")
                .contains(
                        "/usr/bin/timeout -k 1 12 /usr/bin/systemctl show -p Id\\,ActiveState --value\\=no a b\\*.service\n")
                .contains("-e SHOW VARIABLES LIKE 'read_only' \\# \\[x\\]\\? \\\\\\\\ c\\:\\\\\\\\d\\!\n");
    }

    @Test
    void should_write_what_visudo_accepts(@TempDir Path folder) throws Exception {
        Path visudo = Stream.of("/usr/sbin/visudo", "/usr/local/sbin/visudo")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of("/"));
        assumeTrue(Files.isRegularFile(visudo), "no visudo here");
        Path file = folder.resolve("vipnat-doctor");
        Files.writeString(file, new Sudoers("ops").file(QUESTIONS) + new Sudoers("o'ps admin").file(QUESTIONS));
        assertThat(accepts(visudo, file)).isTrue();
    }

    private static boolean accepts(Path visudo, Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(visudo.toString(), "-c", "-f", file.toString())
                .inheritIO()
                .start();
        return process.waitFor() == 0;
    }
}
