package io.github.vipnat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.agent.state.Stranger;
import io.github.vipnat.agent.state.Swapper;
import io.github.vipnat.keepalived.real.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hook where keepalived runs it as root, and the spool belongs to the agent's account, which an attacker has. */
class HookAsRootTest {

    private static final int RACES = Machine.FULL ? 300 : 8;

    @TempDir
    Path folder;

    private Stranger stranger;
    private Path hook;
    private Path spool;

    @BeforeEach
    void make() throws IOException {
        stranger = Stranger.in(folder);
        spool = stranger.home().resolve("spool");
        hook = Files.copy(
                Path.of(System.getProperty("vipnat.root"), "bin", "vipnat-notify"), folder.resolve("vipnat-notify"));
        Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** As keepalived does, and in time. */
    private void hook(Path where) {
        assertThat(Machine.run(
                        "env",
                        "SECRET=1",
                        "VIPNAT_SPOOL_DIR=" + where,
                        hook.toString(),
                        "INSTANCE",
                        "VI_1",
                        "MASTER",
                        "100"))
                .isEqualTo(new Machine.Result(0, ""));
    }

    @Test
    void should_leave_the_line_as_the_spools_owner() throws IOException {
        stranger.own(Files.createDirectory(spool));
        Files.setPosixFilePermissions(spool, PosixFilePermissions.fromString("rwx------"));
        hook(spool);
        Path left = spool.resolve("INSTANCE-VI_1");
        assertThat(left).hasContent("INSTANCE \"VI_1\" MASTER 100");
        assertThat(Files.getAttribute(left, "unix:uid")).isEqualTo(Stranger.UID);
        assertThat(Files.getAttribute(left, "unix:gid")).isEqualTo(Stranger.UID);
    }

    @Test
    void should_leave_the_line_as_root_where_all_is_roots() throws IOException {
        Path own = Files.createDirectory(folder.resolve("own"));
        hook(own);
        hook(Path.of(own + "/"));
        assertThat(Files.getAttribute(own.resolve("INSTANCE-VI_1"), "unix:uid")).isEqualTo(0);
    }

    /** The first is what was seen: files made through a linked spool. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ln -s $secret spool",
                "ln -s $secret/new spool",
                "ln -s .. spool; rm -f ../INSTANCE-VI_1",
                "ln -s spool spool",
                "mkfifo spool",
                "mknod spool c 1 7",
                "cp /etc/hostname spool",
                "mkdir spool; ln -s $secret/frozen spool/INSTANCE-VI_1",
                "mkdir spool; ln $secret/frozen spool/INSTANCE-VI_1",
                "mkdir spool; mkfifo spool/INSTANCE-VI_1",
                "mkdir spool; ln -s $secret spool/INSTANCE-VI_1",
                "mkdir -m 1777 spool; ln -s $secret/frozen spool/INSTANCE-VI_1; exit 0",
                "mkdir -m 0775 spool; chgrp 65534 spool; ln -s $secret spool/INSTANCE-VI_1; exit 0",
            })
    void should_write_nothing_of_roots_whatever_is_planted(String planted) throws IOException {
        stranger.plant(planted + "; chown -h 65534:65534 spool");
        String before = stranger.rootsOwn();
        hook(spool);
        assertThat(stranger.rootsOwn()).isEqualTo(before);
        assertThat(folder.resolve("INSTANCE-VI_1")).doesNotExist();
    }

    /** A third user's folder is no place that the agent's account may have root write to, either. */
    @Test
    void should_write_into_no_third_users_folder() throws IOException {
        Path third = Files.createDirectory(folder.resolve("third"));
        Files.setAttribute(third, "unix:uid", 4_000_321);
        stranger.own(Files.createSymbolicLink(spool, third));
        hook(spool);
        assertThat(third).isEmptyDirectory();
    }

    /** Only root mounts where root sees it; what matters is whose the folder is that stands there now. */
    @Test
    void should_become_the_owner_of_what_is_mounted_there() throws IOException {
        Machine.assumePrograms("unshare", "mount");
        stranger.own(Files.createDirectory(spool));
        Path third = Files.createDirectory(folder.resolve("third"));
        Files.setAttribute(third, "unix:uid", 4_000_321);
        Machine.mustRun("unshare", "-m", "/bin/sh", "-c", """
                mount --bind %s %s && VIPNAT_SPOOL_DIR=%2$s exec %s INSTANCE VI_1 MASTER 100
                """.formatted(third, spool, hook));
        assertThat(spool).isEmptyDirectory();
        assertThat(Files.getAttribute(third.resolve("INSTANCE-VI_1"), "unix:uid"))
                .isEqualTo(4_000_321);
    }

    @Test
    void should_write_nothing_elsewhere_when_the_spool_is_swapped_meanwhile() throws Exception {
        stranger.own(Files.createDirectory(spool));
        String before = stranger.rootsOwn();
        Path away = stranger.home().resolve("away");
        Path link = stranger.home().resolve("link");
        Swapper swapper = new Swapper(() -> {
            Files.move(spool, away, StandardCopyOption.ATOMIC_MOVE);
            stranger.own(Files.createSymbolicLink(spool, stranger.secret()));
            Files.move(spool, link, StandardCopyOption.ATOMIC_MOVE);
            Files.delete(link);
            Files.move(away, spool, StandardCopyOption.ATOMIC_MOVE);
        });
        for (int i = 0; i < RACES; i++) {
            hook(spool);
        }
        swapper.stop();
        assertThat(stranger.rootsOwn()).isEqualTo(before);
        assertThat(Files.isDirectory(spool, LinkOption.NOFOLLOW_LINKS)).isTrue();
    }
}
