package io.github.vipnat.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vipnat.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that root asks for, as {@code sudo vipnat plan -o plan.json} in one's own folder. */
class ForeignOutputTest {

    private static final int BOB = 65534;

    @TempDir
    Path folder;

    private Path home;
    private Path secret;
    private Path asked;
    private OutputFile file;

    @BeforeEach
    void make() throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "not root: nobody's folder is dangerous");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        home = Files.createDirectory(folder.resolve("home"));
        Files.setAttribute(home, "unix:uid", BOB, LinkOption.NOFOLLOW_LINKS);
        secret = Files.writeString(folder.resolve("secret"), "for root alone\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        asked = home.resolve("plan.json");
        file = new OutputFile(asked, "there would be nothing to apply later");
    }

    private static void assertRefused(String code, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problems().get(0).code()).isEqualTo(code));
    }

    @Test
    void should_write_it_as_the_folders_owner() throws IOException {
        String large = "x".repeat(1 << 20);
        file.create(large);
        assertThat(asked).hasContent(large);
        assertThat(Files.getAttribute(asked, "unix:uid")).isEqualTo(BOB);
        assertRefused("file-exists", () -> file.create("new"));
        file.replace("short");
        assertThat(asked).hasContent("short");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ln -s $secret plan.json",
                "ln $secret plan.json",
                "mkdir plan.json",
                "ln -s ../new plan.json",
            })
    void should_write_through_nothing_that_is_planted(String planted) throws Exception {
        String script = "cd \"$1\"; secret=$2; " + planted;
        assertThat(new ProcessBuilder("/bin/sh", "-c", script, "plant", home.toString(), secret.toString())
                        .start()
                        .waitFor())
                .isZero();
        assertRefused("file-exists", () -> file.create("new"));
        assertRefused("file-not-writable", () -> file.replace("new"));
        assertThat(secret).hasContent("for root alone");
        assertThat(folder.resolve("new")).doesNotExist();
    }

    @Test
    void should_put_another_file_in_place_of_a_link_where_many_may_write() throws IOException {
        Files.setAttribute(home, "unix:uid", 0);
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.createSymbolicLink(asked, secret);
        assertRefused("file-exists", () -> file.create("new"));
        file.replace("new");
        assertThat(secret).hasContent("for root alone");
        assertThat(Files.isSymbolicLink(asked)).isFalse();
        assertThat(asked).hasContent("new");
        Path deeper = Files.createDirectory(home.resolve("deeper")).resolve("plan.json");
        assertRefused("folder-of-others", () -> new OutputFile(deeper, "x").replace("new"));
    }

    /** In /tmp everyone may give a file of root's a second name, where the kernel does not forbid it. */
    @Test
    void should_put_another_file_in_place_of_a_second_name_in_a_sticky_folder() throws IOException {
        Path shared = Files.createDirectory(folder.resolve("shared"));
        Files.setAttribute(shared, "unix:mode", 01777);
        Path planted = Files.createLink(shared.resolve("plan.json"), secret);
        new OutputFile(planted, "x").replace("new");
        assertThat(secret).hasContent("for root alone");
        assertThat(planted).hasContent("new");
    }

    @Test
    void should_write_where_it_is_told_and_all_is_roots() throws IOException {
        Path real = Files.writeString(folder.resolve("real"), "a longer old text");
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        new OutputFile(link, "x").replace("new");
        assertThat(real).hasContent("new");
        new OutputFile(Path.of("/dev/null"), "x").replace("new");
        new OutputFile(folder.resolve("fresh"), "x").replace("new");
        assertThat(folder.resolve("fresh")).hasContent("new");
    }
}
