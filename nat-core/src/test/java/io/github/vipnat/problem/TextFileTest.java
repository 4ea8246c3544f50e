package io.github.vipnat.problem;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "UTF-8"})
    void should_read_what_names_its_encoding_itself(String charset) throws IOException {
        Files.write(file, "\uFEFFréseau\n".getBytes(Charset.forName(charset)));
        assertThat(TextFile.read(file, 100)).isEqualTo("réseau\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void should_know_two_bytes_a_character_without_a_mark(String charset) throws IOException {
        Files.write(file, "hostname réseau\n!\n".getBytes(Charset.forName(charset)));
        assertThat(TextFile.read(file, 100)).isEqualTo("hostname réseau\n!\n");
    }

    @Test
    void should_not_take_a_few_zero_bytes_for_two_bytes_a_character() throws IOException {
        Files.writeString(file, "a\r\0\nb\r\0\n\0\0");
        assertThat(TextFile.read(file, 100)).isEqualTo("a\r\0\nb\r\0\n\0\0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "ISO-8859-15", "windows-1252", "windows-1251", "Shift_JIS", "GBK", "IBM850"})
    void should_read_the_ascii_of_any_encoding_of_another_program(String charset) throws IOException {
        String text = " description prix é, цена, 価格 …\nip nat inside\n";
        Files.write(file, text.getBytes(Charset.forName(charset)));
        assertThat(TextFile.readForeign(file, 1000).lines()).hasSize(2).last().isEqualTo("ip nat inside");
    }

    @Test
    void should_read_a_foreign_file_that_is_utf8_as_that() throws IOException {
        Files.writeString(file, "réseau\n");
        assertThat(TextFile.readForeign(file, 100)).isEqualTo("réseau\n");
        Files.delete(file);
        assertThat(catchThrowableOfType(ProblemException.class, () -> TextFile.readForeign(file, 100))
                        .problems())
                .extracting(Problem::code)
                .containsExactly("file-not-found");
    }

    @Test
    void should_survive_a_wide_character_that_is_cut() throws IOException {
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 'a', 0, 'b'});
        assertThat(TextFile.read(file, 100)).startsWith("a").hasSize(2);
    }

    private static Problem problem(Path file, int maxBytes) {
        ProblemException thrown = catchThrowableOfType(ProblemException.class, () -> TextFile.read(file, maxBytes));
        assertThat(thrown.kind()).isEqualTo(ProblemException.Kind.INPUT);
        assertThat(thrown.problems()).hasSize(1);
        return thrown.problems().get(0);
    }
}
