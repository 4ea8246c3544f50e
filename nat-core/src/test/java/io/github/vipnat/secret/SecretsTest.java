package io.github.vipnat.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    private static final String PURPOSE = "password of netops on edge";

    @TempDir
    Path directory;

    @BeforeEach
    void needs_file_modes() {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "file modes");
    }

    @Test
    void should_read_a_variable() {
        Secrets secrets = Secrets.from(Map.of("IOS_PASSWORD", "one two"), SecretPrompt.none());
        assertThat(secrets.resolve(new SecretSource.Environment("IOS_PASSWORD"), PURPOSE)
                        .reveal())
                .isEqualTo("one two");
    }

    @Test
    void should_say_how_to_set_a_variable_that_is_missing_or_empty() {
        Problem missing = refusal(Map.of(), new SecretSource.Environment("IOS_PASSWORD"));
        assertThat(missing.code()).isEqualTo("secret-variable-missing");
        assertThat(missing.what()).contains("IOS_PASSWORD").contains(PURPOSE);
        assertThat(missing.fix()).isEqualTo("read -rs IOS_PASSWORD && export IOS_PASSWORD");
        Problem empty = refusal(Map.of("IOS_PASSWORD", ""), new SecretSource.Environment("IOS_PASSWORD"));
        assertThat(empty.code()).isEqualTo("secret-empty");
    }

    @Test
    void should_read_the_credential_of_a_service_where_no_variable_is_set() throws IOException {
        file("from systemd\n");
        Map<String, String> service = Map.of("CREDENTIALS_DIRECTORY", directory.toString());
        assertThat(fromVariable(service, "secret")).isEqualTo("from systemd");
        assertThat(fromVariable(Map.of("CREDENTIALS_DIRECTORY", directory.toString(), "secret", "typed"), "secret"))
                .isEqualTo("typed");
    }

    @Test
    void should_say_how_to_give_a_service_a_credential_that_is_missing_or_empty() throws IOException {
        file("\n");
        Map<String, String> service = Map.of("CREDENTIALS_DIRECTORY", directory.toString());
        for (String name : List.of("secret", "IOS_PASSWORD")) {
            Problem missing = refusal(service, new SecretSource.Environment(name));
            assertThat(missing.code()).isEqualTo("secret-variable-missing");
            assertThat(missing.fix())
                    .contains(">/etc/vipnat/secrets/" + name + ")")
                    .endsWith("systemctl restart vipnat-agent");
        }
        assertThat(refusal(service, new SecretSource.Environment("secret")).fix())
                .as("the unit looks for it already")
                .doesNotContain("agent install");
        assertThat(refusal(service, new SecretSource.Environment("IOS_PASSWORD"))
                        .fix())
                .as("the unit does not know it")
                .contains("vipnat agent install --overwrite && systemctl daemon-reload");
    }

    /** The folder's name is somebody's variable like any other. */
    @Test
    void should_read_no_credential_below_the_folder_we_stand_in_nor_one_that_everyone_may_read() throws IOException {
        file("open");
        Files.setPosixFilePermissions(directory.resolve("secret"), PosixFilePermissions.fromString("rw-r--r--"));
        Map<String, String> service = Map.of("CREDENTIALS_DIRECTORY", directory.toString());
        assertThat(refusal(service, new SecretSource.Environment("secret")).code())
                .isEqualTo("secret-file-open");
        Map<String, String> relative = Map.of("CREDENTIALS_DIRECTORY", ".");
        assertThat(refusal(relative, new SecretSource.Environment("pom")).fix()).startsWith("read -rs");
    }

    private static String fromVariable(Map<String, String> environment, String name) {
        return Secrets.from(environment, SecretPrompt.none())
                .resolve(new SecretSource.Environment(name), PURPOSE)
                .reveal();
    }

    @Test
    void should_read_the_first_line_of_a_file_without_its_end() throws IOException {
        assertThat(fromFile("s3cret é\r\nnot this\n")).isEqualTo("s3cret é");
        assertThat(fromFile("no end")).isEqualTo("no end");
    }

    @Test
    void should_refuse_a_file_that_is_missing_empty_or_no_file() throws IOException {
        Path gone = directory.resolve("gone");
        assertThat(refusal(new SecretSource.InFile(gone)).code()).isEqualTo("secret-file-missing");
        assertThat(refusal(file("\nsecond line\n")).code()).isEqualTo("secret-empty");
        assertThat(refusal(new SecretSource.InFile(Files.createDirectory(
                                directory.resolve("folder"),
                                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))))
                        .code())
                .isEqualTo("secret-file-unreadable");
    }

    @Test
    void should_refuse_a_file_over_64_KiB_and_take_one_that_fits() throws IOException {
        assertThat(refusal(file("x".repeat(64 * 1024 + 1))).code()).isEqualTo("secret-file-too-big");
        assertThat(fromFile("x".repeat(64 * 1024))).hasSize(64 * 1024);
    }

    @Test
    void should_refuse_a_file_that_everyone_may_read_and_give_the_chmod_line() throws IOException {
        SecretSource.InFile open = file("open");
        Files.setPosixFilePermissions(open.path(), PosixFilePermissions.fromString("rw-r--r--"));
        Problem refusal = refusal(open);
        assertThat(refusal.code()).isEqualTo("secret-file-open");
        assertThat(refusal.fix()).isEqualTo("chmod o-rwx " + open.path());
        Files.setPosixFilePermissions(open.path(), PosixFilePermissions.fromString("rw-r-----"));
        assertThat(Secrets.from(Map.of(), SecretPrompt.none())
                        .resolve(open, PURPOSE)
                        .reveal())
                .isEqualTo("open");
    }

    @Test
    void should_refuse_a_file_that_is_not_text() throws IOException {
        SecretSource.InFile bytes = file("");
        Files.write(bytes.path(), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThat(refusal(bytes).code()).isEqualTo("secret-file-not-text");
    }

    @Test
    void should_ask_a_human_by_the_purpose() {
        Secrets secrets = Secrets.from(Map.of(), purpose -> Optional.of(new Secret("typed for " + purpose)));
        assertThat(secrets.resolve(new SecretSource.Prompt(), PURPOSE).reveal()).isEqualTo("typed for " + PURPOSE);
    }

    @Test
    void should_refuse_when_nobody_answers_or_nothing_is_typed() {
        assertThat(refusal(new SecretSource.Prompt()).code()).isEqualTo("secret-not-typed");
        Secrets emptyAnswer = Secrets.from(Map.of(), purpose -> Optional.of(new Secret("")));
        ProblemException refusal = catchThrowableOfType(
                ProblemException.class, () -> emptyAnswer.resolve(new SecretSource.Prompt(), PURPOSE));
        assertThat(refusal.problems().get(0).code()).isEqualTo("secret-not-typed");
    }

    @Test
    void should_never_print_a_secret_by_accident() {
        assertThat("" + new Secret("s3cret")).isEqualTo("***");
    }

    private String fromFile(String content) throws IOException {
        return Secrets.from(Map.of(), SecretPrompt.none())
                .resolve(file(content), PURPOSE)
                .reveal();
    }

    private SecretSource.InFile file(String content) throws IOException {
        Path path = directory.resolve("secret");
        Files.deleteIfExists(path);
        Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return new SecretSource.InFile(Files.writeString(path, content));
    }

    private static Problem refusal(SecretSource source) {
        return refusal(Map.of(), source);
    }

    private static Problem refusal(Map<String, String> environment, SecretSource source) {
        Secrets secrets = Secrets.from(environment, SecretPrompt.none());
        ProblemException refusal = catchThrowableOfType(ProblemException.class, () -> secrets.resolve(source, PURPOSE));
        assertThat(refusal.kind()).isEqualTo(ProblemException.Kind.INPUT);
        assertThat(refusal.problems()).hasSize(1);
        return refusal.problems().get(0);
    }
}
