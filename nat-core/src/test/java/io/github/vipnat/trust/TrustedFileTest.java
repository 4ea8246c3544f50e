package io.github.vipnat.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was judged is what is read, and each reader judges by whose the file is. */
class TrustedFileTest {

    private static final FileRole ROLE = new FileRole("file", "the description of the site", "harm", false, "");
    private static final Reader SELF = Reader.current();

    /** What happens after the file was judged, and before it is open. */
    @FunctionalInterface
    private interface Meanwhile {
        void happens() throws IOException;
    }

    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("site"), "ours");
        mode(file, 0644);
    }

    private static void mode(Path file, int mode) throws IOException {
        Files.setAttribute(file, "unix:mode", mode);
    }

    private static String read(Path path, Demand demand, Reader reader, Meanwhile meanwhile) throws IOException {
        TrustedFile trusted = new TrustedFile(path, ROLE, demand, reader, found -> {
            meanwhile.happens();
            return Files.newInputStream(found);
        });
        try (InputStream in = trusted.open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String read(Meanwhile meanwhile) throws IOException {
        return read(file, Demand.STRICT, SELF, meanwhile);
    }

    private List<String> codes(Demand demand, Reader reader) {
        return catchThrowableOfType(ProblemException.class, () -> read(file, demand, reader, () -> {}))
                .problems()
                .stream()
                .map(Problem::code)
                .toList();
    }

    @Test
    void should_read_while_other_files_come_and_go_around_it() throws IOException {
        assertThat(read(() -> Files.createDirectory(folder.resolve("other")))).isEqualTo("ours");
    }

    @Test
    void should_not_read_what_was_renamed_into_its_place() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "theirs");

        assertThatThrownBy(() -> read(() -> Files.move(other, file, StandardCopyOption.ATOMIC_MOVE)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("changed while it was opened");
    }

    @Test
    void should_not_read_what_a_link_in_its_place_leads_to() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "theirs");

        assertThatThrownBy(() -> read(() -> {
                    Files.delete(file);
                    Files.createSymbolicLink(file, other);
                }))
                .hasMessageContaining("changed while it was opened");
    }

    @Test
    void should_not_read_through_a_folder_that_was_exchanged() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Path named = Files.writeString(inner.resolve("site"), "ours");
        mode(inner, 0755);
        mode(named, 0644);
        Path others = Files.createDirectory(folder.resolve("others"));
        Files.writeString(others.resolve("site"), "theirs");

        assertThatThrownBy(() -> read(named, Demand.STRICT, SELF, () -> {
                    Files.move(inner, folder.resolve("away"));
                    Files.move(others, inner);
                }))
                .hasMessageContaining("changed while it was opened");
    }

    @Test
    void should_not_read_what_was_opened_to_others_meanwhile() {
        assertThatThrownBy(() -> read(() -> mode(file, 0666))).hasMessageContaining("changed while it was opened");
    }

    /** A chmod of a device, as the fix of any other file says, would break the machine. */
    @Test
    void should_give_no_advice_to_chmod_what_is_no_file() {
        for (String device : new String[] {"/dev/null", "/dev/zero"}) {
            assertThatThrownBy(() -> read(Path.of(device), Demand.STRICT, SELF, () -> {}))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no regular file");
        }
    }

    /** Where the tests run as root its files are everybody's to believe, so another reader shows nothing. */
    @Test
    void should_believe_a_file_of_its_reader_or_of_root_alone() throws IOException {
        Reader other = new Reader(SELF.uid() + 1, "other");
        if (SELF.isRoot()) {
            assertThat(read(file, Demand.STRICT, other, () -> {})).isEqualTo("ours");
            Files.setAttribute(file, "unix:uid", 12345);
            assertThat(codes(Demand.STRICT, other)).containsExactly("file-foreign");
            assertThat(read(file, Demand.STRICT, new Reader(12345, "theirs"), () -> {}))
                    .isEqualTo("ours");
        } else {
            assertThat(codes(Demand.STRICT, other)).contains("file-foreign");
        }
    }

    @Test
    void should_let_a_group_write_where_that_is_allowed_and_everyone_only_where_nothing_is_asked() throws IOException {
        mode(file, 0664);
        mode(folder, 0770);
        assertThat(codes(Demand.STRICT, SELF)).containsExactly("folder-open", "file-open");
        assertThat(read(file, Demand.GROUP_MAY_WRITE, SELF, () -> {})).isEqualTo("ours");

        mode(file, 0666);
        assertThat(codes(Demand.GROUP_MAY_WRITE, SELF)).containsExactly("file-open");
        assertThat(read(file, Demand.NONE, SELF, () -> {})).isEqualTo("ours");
    }

    @Test
    void should_ask_the_most_of_a_file_that_root_obeys() {
        Reader root = new Reader(0, "root");
        Reader other = new Reader(1000, "other");

        assertThat(Demand.ofNamed(root)).isEqualTo(Demand.STRICT);
        assertThat(Demand.ofFound(root)).isEqualTo(Demand.STRICT);
        assertThat(Demand.ofNamed(other)).isEqualTo(Demand.NONE);
        assertThat(Demand.ofFound(other)).isEqualTo(Demand.GROUP_MAY_WRITE);
    }

    @Test
    void should_know_who_reads() throws IOException {
        assertThat(SELF.uid()).isEqualTo(((Number) Files.getAttribute(file, "unix:uid")).longValue());
    }

    @Test
    void should_write_a_fix_that_a_shell_takes() throws IOException {
        file = Files.writeString(folder.resolve("it's a site"), "ours");
        mode(file, 0646);

        ProblemException refusal =
                catchThrowableOfType(ProblemException.class, () -> read(file, Demand.STRICT, SELF, () -> {}));

        assertThat(refusal.problems().get(0).fix()).endsWith("'" + folder + "/it'\\''s a site'");
    }

    @Test
    void should_let_root_mend_what_is_not_the_readers_own() throws IOException {
        assumeTrue(SELF.isRoot(), "not root: every file here is the reader's own");
        mode(file, 0646);
        Reader other = new Reader(12345, "other");

        assertThat(fixes(SELF)).containsExactly("chmod o-w " + file);
        assertThat(fixes(other)).containsExactly("sudo chmod o-w " + file);

        Files.setAttribute(file, "unix:uid", 12345);
        assertThat(fixes(other)).containsExactly("chmod o-w " + file);
    }

    private List<String> fixes(Reader reader) {
        return catchThrowableOfType(ProblemException.class, () -> read(file, Demand.STRICT, reader, () -> {}))
                .problems()
                .stream()
                .map(Problem::fix)
                .toList();
    }

    @Test
    void should_keep_a_fix_on_one_line_whatever_the_name() throws IOException {
        file = Files.writeString(folder.resolve("two\nlines"), "ours");
        mode(file, 0646);

        ProblemException refusal =
                catchThrowableOfType(ProblemException.class, () -> read(file, Demand.STRICT, SELF, () -> {}));

        assertThat(refusal.problems().get(0).fix()).endsWith("$'" + folder + "/two\\x0alines'");
    }
}
