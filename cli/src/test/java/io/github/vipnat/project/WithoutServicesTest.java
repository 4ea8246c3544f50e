package io.github.vipnat.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.cli.ShellProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While bin/lib.sh installs packages no service may start; afterwards all may again, however it ended. */
class WithoutServicesTest {

    private static final int FORBIDDEN = 101;

    @TempDir
    private Path directory;

    private Path policy = Path.of("");

    private Path lease = Path.of("");

    @BeforeEach
    void name() {
        ShellProcess.assumeInstalled("flock");
        policy = directory.resolve("policy-rc.d");
        lease = directory.resolve("policy-rc.d.lease");
    }

    /** With a policy-rc.d of the test's own. */
    private Process shell(String script) throws IOException {
        String library =
                Path.of(System.getProperty("vipnat.root"), "bin", "lib.sh").toString();
        return new ProcessBuilder("sh", "-euc", ". '" + library + "'; POLICY='" + policy + "'; " + script)
                .redirectErrorStream(true)
                .start();
    }

    private static int end(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private Process installing() throws IOException {
        return shell("s=0; without_services sh -c 'echo $PPID; cat >/dev/null' || s=$?; echo ended with $s");
    }

    private static ProcessHandle installer(BufferedReader said) throws IOException {
        return ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
    }

    /** What a package would be told that asks whether it may start its service. */
    private int answer() throws IOException, InterruptedException {
        return end(new ProcessBuilder(policy.toString(), "mariadb", "start").start());
    }

    /** Kills the installer, and lets what it has started end too. */
    private void leaveStalePolicy() throws Exception {
        Process killed = installing();
        installer(killed.inputReader()).destroyForcibly();
        end(killed);
        awaitLease();
        assertThat(policy).exists();
    }

    private void awaitLease() throws Exception {
        assertThat(end(new ProcessBuilder("flock", "-w", "60", lease.toString(), "true").start()))
                .isZero();
    }

    private void assertNothingLeft() {
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void should_forbid_services_to_start_and_allow_it_afterwards() throws Exception {
        Process process = installing();
        installer(process.inputReader());

        assertThat(policy).isExecutable();
        assertThat(answer()).isEqualTo(FORBIDDEN);
        end(process);

        assertNothingLeft();
    }

    @Test
    void should_allow_it_after_a_signal_too_once_the_packages_are_installed() throws Exception {
        Process process = installing();
        BufferedReader said = process.inputReader();
        installer(said).destroy();

        assertThat(answer()).isEqualTo(FORBIDDEN);
        end(process);

        assertThat(said.readLine()).isEqualTo("ended with 143");
        assertNothingLeft();
    }

    @Test
    void should_forbid_nothing_after_a_kill_however_many_ask_at_once() throws Exception {
        leaveStalePolicy();

        List<Process> asking = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            asking.add(new ProcessBuilder(policy.toString()).start());
        }
        for (Process each : asking) {
            assertThat(end(each)).isZero();
        }
    }

    @Test
    void should_forbid_it_after_a_kill_as_long_as_packages_are_still_installed() throws Exception {
        Process killed = shell("without_services sh -c 'echo $PPID; cat >/dev/null' || cat >/dev/null");
        installer(killed.inputReader()).destroyForcibly();

        assertThat(answer()).isEqualTo(FORBIDDEN);
        end(shell("drop_stale_policy"));
        assertThat(answer()).isEqualTo(FORBIDDEN);

        end(killed);
        awaitLease();
        assertThat(answer()).isZero();
    }

    @Test
    void should_take_away_at_the_next_start_what_a_kill_left() throws Exception {
        leaveStalePolicy();

        end(shell("drop_stale_policy"));

        assertNothingLeft();
    }

    @Test
    void should_install_again_after_a_kill() throws Exception {
        leaveStalePolicy();

        Process process = installing();
        installer(process.inputReader());
        assertThat(answer()).isEqualTo(FORBIDDEN);
        end(process);

        assertNothingLeft();
    }

    @Test
    void should_forbid_it_until_the_last_of_two_installers_has_ended() throws Exception {
        Process first = installing();
        installer(first.inputReader());
        Process second = installing();
        installer(second.inputReader());

        end(first);
        assertThat(answer()).isEqualTo(FORBIDDEN);
        end(shell("drop_stale_policy"));
        assertThat(answer()).isEqualTo(FORBIDDEN);
        end(second);

        assertNothingLeft();
    }

    @Test
    void should_forbid_it_to_the_second_of_two_installers_where_the_first_was_killed() throws Exception {
        Process first = installing();
        ProcessHandle killed = installer(first.inputReader());
        Process second = installing();
        installer(second.inputReader());

        killed.destroyForcibly();
        end(first);
        assertThat(answer()).isEqualTo(FORBIDDEN);
        end(second);

        awaitLease();
        end(shell("drop_stale_policy"));
        assertThat(policy).doesNotExist();
    }

    @Test
    void should_forbid_it_to_each_of_several_that_come_and_go() throws Exception {
        List<Process> installers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            installers.add(shell("without_services sh -c '\"$0\"; echo told $?' '" + policy + "' || true"));
        }

        for (Process each : installers) {
            assertThat(each.inputReader().readLine()).isEqualTo("told " + FORBIDDEN);
            end(each);
        }
        assertNothingLeft();
    }

    /** As an earlier vipnat wrote it, whose number the system has given to another process since. */
    @Test
    void should_not_take_a_process_that_has_got_its_number_for_the_installer() throws Exception {
        String mark = "# written by vipnat while it installs packages; process ";
        Files.writeString(policy, "#!/bin/sh\n" + mark + ProcessHandle.current().pid() + "\nexit 101\n");

        end(shell("drop_stale_policy"));

        assertNothingLeft();
    }

    @Test
    void should_let_no_other_user_hold_the_lease_whatever_the_umask() throws Exception {
        Process process = shell("umask 000; without_services sh -c 'echo $PPID; umask; cat >/dev/null'");
        BufferedReader said = process.inputReader();
        installer(said);

        assertThat(said.readLine()).isEqualTo("0000");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(lease)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(policy)))
                .isEqualTo("rwx------");
        end(process);
    }

    @Test
    void should_leave_a_policy_of_the_site_alone() throws Exception {
        Files.writeString(policy, "#!/bin/sh\nexit 101\n");
        end(shell("drop_stale_policy; without_services true; without_services false || true"));
        assertThat(policy).hasContent("#!/bin/sh\nexit 101\n");

        Files.delete(policy);
        Files.createSymbolicLink(policy, directory.resolve("not there yet"));
        end(shell("drop_stale_policy; without_services true"));
        assertThat(policy).isSymbolicLink();
        assertThat(directory.resolve("not there yet")).doesNotExist();
    }

    @Test
    void should_leave_alone_what_the_site_puts_there_meanwhile() throws Exception {
        Process process = installing();
        installer(process.inputReader());
        Path fresh = Files.writeString(directory.resolve("fresh"), "#!/bin/sh\nexit 104\n");
        Files.move(fresh, policy, StandardCopyOption.ATOMIC_MOVE);

        end(process);

        assertThat(policy).hasContent("#!/bin/sh\nexit 104\n");
    }

    @Test
    void should_end_as_the_installation_ends() throws Exception {
        Process process = shell("s=0; without_services sh -c 'exit 7' || s=$?; echo ended with $s");

        assertThat(process.inputReader().readLine()).isEqualTo("ended with 7");
        end(process);
        assertNothingLeft();
    }
}
