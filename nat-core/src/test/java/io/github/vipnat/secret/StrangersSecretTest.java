package io.github.vipnat.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret is read only where no stranger can have put it, and none can read it: as ssh judges its keys. */
class StrangersSecretTest {

    private static final int NOBODY = 65534;

    @TempDir
    Path folder;

    private Path secret(Path in) throws IOException {
        Path file = Files.writeString(in.resolve("secret"), "s3cret\n");
        mode(file, 0600);
        return file;
    }

    /** Those above it, where they are new, are for their owner alone. */
    private Path folder(String name, int mode) throws IOException {
        Path made = Files.createDirectories(
                folder.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        mode(made, mode);
        return made;
    }

    private static void mode(Path file, int mode) throws IOException {
        Files.setAttribute(file, "unix:mode", mode);
    }

    private static void giveToNobody(Path file) throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "not root: nothing can be given to another user");
        Files.setAttribute(file, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
    }

    private static String read(Path file) {
        return new SecretFile(file, "password of netops on edge").firstLine().reveal();
    }

    private static List<Problem> refusal(Path file) {
        ProblemException refusal = catchThrowableOfType(ProblemException.class, () -> read(file));
        assertThat(refusal).as("read although it should not").isNotNull();
        assertThat(refusal.kind()).isEqualTo(ProblemException.Kind.INPUT);
        return refusal.problems();
    }

    private static void type(String fix) throws Exception {
        assertThat(new ProcessBuilder("sh", "-c", fix.substring(fix.lastIndexOf("  ") + 1))
                        .start()
                        .waitFor())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "602, o-w",
        "622, go-w",
        "620, g-w",
        "660, g-w",
        "604, o-rwx",
        "644, o-rwx",
        "606, o-rwx",
        "666, 'g-w,o-rwx'"
    })
    void should_refuse_a_mode_that_lets_others_in_and_read_it_once_the_fix_was_typed(String octal, String change)
            throws Exception {
        Path file = secret(folder);
        mode(file, Integer.parseInt(octal, 8));

        assertThat(refusal(file)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("secret-file-open");
            assertThat(problem.where()).isEqualTo("file:" + file);
            assertThat(problem.fix()).isEqualTo("chmod " + change + " " + file);
        });

        type("  " + refusal(file).get(0).fix());
        assertThat(read(file)).isEqualTo("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"600", "400", "640", "440", "700"})
    void should_read_what_only_its_owner_writes_and_not_everyone_reads(String octal) throws IOException {
        Path file = secret(folder);
        mode(file, Integer.parseInt(octal, 8));

        assertThat(read(file)).isEqualTo("s3cret");
    }

    @Test
    void should_refuse_what_belongs_to_a_stranger_however_closed_it_is() throws Exception {
        Path file = secret(folder);
        mode(file, 0640);
        giveToNobody(file);

        assertThat(refusal(file)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("secret-file-foreign");
            assertThat(problem.what()).contains("belongs to the user nobody");
        });

        type(refusal(file).get(0).fix());
        assertThat(read(file)).isEqualTo("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"775", "757", "777", "720"})
    void should_refuse_a_folder_two_levels_up_where_others_may_write(String octal) throws Exception {
        Path open = folder("open", 0700);
        Path file = secret(folder("open/closed", 0700));
        mode(open, Integer.parseInt(octal, 8));

        assertThat(refusal(file)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("folder-open");
            assertThat(problem.where()).isEqualTo(open.toString());
        });

        type("  " + refusal(file).get(0).fix());
        assertThat(read(file)).isEqualTo("s3cret");
    }

    @Test
    void should_refuse_a_folder_of_a_stranger_two_levels_up() throws IOException {
        Path file = secret(folder("theirs/ours", 0700));
        giveToNobody(folder("theirs", 0755));

        assertThat(refusal(file)).extracting(Problem::code).containsExactly("folder-foreign");
    }

    @Test
    void should_name_everything_that_is_wrong_at_once() throws IOException {
        Path file = secret(folder("a/b", 0700));
        mode(folder("a", 0700), 0777);
        mode(folder("a/b", 0700), 0770);
        mode(file, 0602);

        assertThat(refusal(file))
                .extracting(Problem::code)
                .containsExactly("folder-open", "folder-open", "secret-file-open");
    }

    /** Others may put files there, and can neither rename nor remove ours. */
    @ParameterizedTest
    @ValueSource(strings = {"1777", "1775"})
    void should_read_what_lies_in_a_sticky_folder(String octal) throws IOException {
        Path sticky = folder("sticky", Integer.parseInt(octal, 8));

        assertThat(read(secret(sticky))).isEqualTo("s3cret");
        assertThat(read(secret(folder("sticky/own", 0755)))).isEqualTo("s3cret");
    }

    @Test
    void should_refuse_a_hard_link_in_a_sticky_folder() throws IOException {
        Path ours = secret(folder("ours", 0700));
        Path planted = Files.createLink(folder("sticky", 01777).resolve("planted"), ours);

        assertThat(refusal(planted)).extracting(Problem::code).containsExactly("secret-file-linked");
        assertThat(read(ours)).as("where only we make links").isEqualTo("s3cret");
    }

    @Test
    void should_judge_where_a_link_lies_and_where_it_leads() throws IOException {
        Path open = folder("open", 0770);
        Path closed = folder("closed", 0700);
        Path good = secret(closed);
        Path bad = secret(open);

        assertThat(read(Files.createSymbolicLink(closed.resolve("to-good"), good)))
                .isEqualTo("s3cret");
        assertThat(refusal(Files.createSymbolicLink(closed.resolve("to-bad"), bad)))
                .extracting(Problem::where)
                .containsExactly(open.toString());
        assertThat(refusal(Files.createSymbolicLink(open.resolve("to-good"), Path.of("../closed/secret"))))
                .extracting(Problem::where)
                .containsExactly(open.toString());
    }

    @Test
    void should_judge_a_linked_folder_on_the_way_and_the_one_behind_two_dots() throws IOException {
        Path file = secret(folder("closed", 0700));
        Path open = folder("open", 0707);
        Files.createSymbolicLink(open.resolve("way"), file.getParent());

        assertThat(refusal(open.resolve("way/secret")))
                .extracting(Problem::code)
                .containsExactly("folder-open");
        assertThat(refusal(open.resolve("../closed/secret")))
                .extracting(Problem::code)
                .containsExactly("folder-open");
    }

    @Test
    void should_refuse_a_strangers_link_in_a_sticky_folder() throws IOException {
        Path file = secret(folder("closed", 0700));
        Path link = Files.createSymbolicLink(folder("sticky", 01777).resolve("link"), file);
        giveToNobody(link);

        assertThat(refusal(link)).extracting(Problem::code).containsExactly("link-foreign");
    }

    /** systemd lays them down so: the folder without a way to write, the file for its reader alone (systemd.exec(5)). */
    @Test
    void should_read_a_credential_of_systemd() throws IOException {
        Path credential = secret(folder("credentials/vipnat-agent.service", 0700));
        mode(credential, 0400);
        mode(credential.getParent(), 0500);

        assertThat(read(credential)).isEqualTo("s3cret");
        mode(credential.getParent(), 0700);
    }

    /** Where the file stays root's, an access list lets the service in, and what it allows at most stands in the group's place. */
    @Test
    void should_read_a_credential_that_an_access_list_opens() throws IOException {
        Path credential = secret(folder("credentials/vipnat-agent.service", 0700));
        mode(credential, 0440);
        mode(credential.getParent(), 0550);

        assertThat(read(credential)).isEqualTo("s3cret");
        mode(credential.getParent(), 0700);
    }

    @Test
    @Timeout(60)
    void should_not_wait_for_a_pipe() throws Exception {
        Path pipe = folder.resolve("pipe");
        Process made = new ProcessBuilder("mkfifo", "-m", "600", pipe.toString()).start();
        assumeTrue(made.waitFor(60, TimeUnit.SECONDS) && made.exitValue() == 0, "no pipes here");

        assertThat(refusal(pipe)).extracting(Problem::code).containsExactly("secret-file-unreadable");
        assertThat(refusal(Files.createSymbolicLink(folder.resolve("link"), pipe)))
                .extracting(Problem::code)
                .containsExactly("secret-file-unreadable");
    }

    @Test
    void should_take_no_more_of_a_huge_file_than_a_secret_may_be_long() throws IOException {
        Path file = secret(folder);
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(1L << 40);
        }

        assertThat(refusal(file)).extracting(Problem::code).containsExactly("secret-file-too-big");
    }

    @Test
    void should_name_a_file_with_a_blank_as_one_word_of_a_shell() throws Exception {
        Path file = folder.resolve("my secret");

        assertThat(refusal(file)).extracting(Problem::code).containsExactly("secret-file-missing");
        String fix = refusal(file).get(0).fix();

        Files.writeString(file, "s3cret\n");
        mode(file, 0644);
        type(fix);
        assertThat(read(file)).isEqualTo("s3cret");
    }

    @Test
    void should_end_where_links_lead_in_a_circle() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("a"), Path.of("b"));
        Files.createSymbolicLink(folder.resolve("b"), Path.of("a"));

        assertThat(refusal(link)).extracting(Problem::code).containsExactly("secret-file-unreadable");
    }
}
