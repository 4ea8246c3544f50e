package io.github.vipnat.problem;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFileTest {

    @TempDir
    Path folder;

    Path file;

    @BeforeEach
    void name_a_file() {
        file = folder.resolve("site.txt");
    }

    @Test
    void should_give_the_text() throws IOException {
        Files.writeString(file, "réseau\n");
        assertThat(TextFile.read(file, 100)).isEqualTo("réseau\n");
    }

    @Test
    void should_leave_a_byte_order_mark_out() throws IOException {
        Files.writeString(file, "\uFEFFcluster: web\n");
        assertThat(TextFile.read(file, 100)).isEqualTo("cluster: web\n");
    }

    @Test
    void should_say_that_a_file_is_not_there() {
        assertThat(problem(file, 100).code()).isEqualTo("file-not-found");
        assertThat(problem(file, 100).where()).isEqualTo(file.toString());
    }

    @Test
    void should_say_that_it_is_a_directory() {
        assertThat(problem(folder, 100).what()).isEqualTo("this is a directory, not a file");
    }

    @Test
    void should_say_why_the_system_refuses() throws IOException {
        Files.createSymbolicLink(file, file);
        assertThat(problem(file, 100).code()).isEqualTo("file-unreadable");
    }

    @Test
    void should_say_that_there_is_nothing_in_it() throws IOException {
        Files.writeString(file, " \n\n");
        assertThat(problem(file, 100).code()).isEqualTo("file-empty");
    }

    @Test
    void should_take_a_file_of_just_the_size_allowed_and_refuse_one_byte_more() throws IOException {
        Files.writeString(file, "x".repeat(100));
        assertThat(TextFile.read(file, 100)).hasSize(100);
        assertThat(problem(file, 99).what()).isEqualTo("larger than 99 bytes");
    }

    @Test
    void should_name_byte_and_line_when_it_is_not_utf8() throws IOException {
        Files.write(file, "a\nb\nréseau\n".getBytes(ISO_8859_1));
        assertThat(problem(file, 100).what()).isEqualTo("byte 0xE9 in line 3 is not UTF-8");
        assertThat(problem(file, 100).fix()).startsWith("iconv -f ISO-8859-15 -t UTF-8 ");
    }

    @Test
    void should_name_the_byte_when_the_last_character_is_cut() throws IOException {
        byte[] bytes = "caf\u00e9".getBytes(UTF_8);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 1));
        assertThat(problem(file, 100).what()).isEqualTo("byte 0xC3 in line 1 is not UTF-8");
    }

    private static Problem problem(Path file, int maxBytes) {
        ProblemException thrown = catchThrowableOfType(ProblemException.class, () -> TextFile.read(file, maxBytes));
        assertThat(thrown.kind()).isEqualTo(ProblemException.Kind.INPUT);
        assertThat(thrown.problems()).hasSize(1);
        return thrown.problems().get(0);
    }
}
