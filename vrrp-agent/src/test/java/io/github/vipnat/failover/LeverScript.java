package io.github.vipnat.failover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** {@code vipnat-lever} in folders of its own, with an uptime, a boot and a systemctl that a test decides. */
final class LeverScript implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path folder;
    private final Path script;
    private final Path run;
    private final String shell;

    LeverScript(Path folder, String shell) throws IOException {
        this.folder = folder;
        this.shell = shell;
        this.script = folder.resolve("vipnat-lever");
        this.run = folder.resolve("run");
        Files.createDirectories(folder.resolve("etc"));
        Files.createDirectories(folder.resolve("bin"));
        Files.createDirectories(folder.resolve("services"));
        Files.writeString(script, moved(text()));
        stand("systemctl", """
                #!/bin/sh
                cd %s || exit 1
                echo "$*" >>calls
                [ ! -e hanging ] || exec sleep 1000
                case $1 in
                  start) : >"services/$2" ;;
                  stop) [ -e "services/$2" ] && rm "services/$2" ;;
                  is-active) [ -e "services/$2" ] ;;
                esac
                """.formatted(folder));
        Files.createFile(folder.resolve("services/keepalived.service"));
        Files.writeString(folder.resolve("etc/keepalived.conf"), """
                track_file s {
                    file %s
                }
                vrrp_track_process web {
                    process "nginx"
                }
                """.formatted(file()));
        uptime(1000);
        boot("first");
    }

    static String text() {
        try {
            return Files.readString(Path.of(System.getProperty("vipnat.root"), "vrrp-agent/src/main/resources/io/github/vipnat/agent/install/vipnat-lever"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String moved(String text) {
        String moved = text;
        for (Map.Entry<String, String> line : Map.of(
                        "PATH=/usr/sbin", "PATH=" + folder + "/bin:/usr/sbin",
                        "run=/run/vipnat/lever", "run=" + run,
                        "conf=/etc/keepalived", "conf=" + folder + "/etc",
                        "own=/etc/vipnat/own-lever", "own=" + folder + "/own-lever",
                        "uptime=/proc/uptime", "uptime=" + folder + "/uptime",
                        "boots=/proc/sys/kernel/random/boot_id", "boots=" + folder + "/boot",
                        "systemd=/run/systemd/system", "systemd=" + folder + "/none",
                        "    sleep 1 8", "    sleep 0.05 8",
                        "timeout -k 5 20", "timeout -k 1 1")
                .entrySet()) {
            assertThat(moved).contains(line.getKey());
            moved = moved.replace(line.getKey(), line.getValue());
        }
        return moved.replace("/bin/sh", shell);
    }

    /** Dies by SIGKILL before this line of the script, when told to. */
    void dieBefore(String line) throws IOException {
        String text = Files.readString(script);
        assertThat(text).contains("\n" + line);
        Files.writeString(script, text.replace("\n" + line, "\n[ -z \"${DIE-}\" ] || kill -9 $$\n" + line));
    }

    void stand(String name, String text) throws IOException {
        executable(folder.resolve("bin").resolve(name), text);
    }

    void ownLever(String text) throws IOException {
        executable(folder.resolve("own-lever"), text);
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    Path file() {
        return folder.resolve("standby");
    }

    String number() throws IOException {
        return Files.exists(file()) ? Files.readString(file()).strip() : "";
    }

    Path folder() {
        return folder;
    }

    void uptime(int seconds) throws IOException {
        replace("uptime", seconds + ".25 77.00\n");
    }

    void boot(String id) throws IOException {
        replace("boot", id + "\n");
    }

    private void replace(String name, String text) throws IOException {
        Path fresh = Files.writeString(folder.resolve(name + ".fresh"), text);
        Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    String calls() throws IOException {
        return Files.exists(folder.resolve("calls")) ? Files.readString(folder.resolve("calls")) : "";
    }

    boolean isRunning(String service) {
        return Files.exists(folder.resolve("services/" + service));
    }

    boolean holds(String record) {
        return Files.exists(run.resolve(record));
    }

    record Said(int status, String text) {}

    Process start(Map<String, String> environment, String... words) {
        try {
            List<String> command = new ArrayList<>(List.of(shell.split(" ", -1)));
            command.add(script.toString());
            command.addAll(List.of(words));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true);
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Said said(Process process) {
        try {
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            return new Said(process.exitValue(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Said lever(String... words) {
        return said(start(Map.of(), words));
    }

    Said dying(String... words) {
        return said(start(Map.of("DIE", "1"), words));
    }

    void done(String... words) {
        assertThat(lever(words)).isEqualTo(new Said(0, "done\n"));
    }

    void take(String token, int seconds) {
        done("take", token, Integer.toString(seconds), "web", "ann", "desk", "a reason");
    }

    Said pull(String token) {
        return lever("pull", token, "b", "track-file", file().toString(), "-11");
    }

    void waitUntil(BooleanSupplier condition, String what) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            LockSupport.parkNanos(10_000_000);
        }
    }

    void waitUntilNothingIsLeft() {
        waitUntil(() -> !holds("lock") && !holds("pulled"), "what ran out is taken away");
    }

    List<ProcessHandle> keepers() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .filter(arguments -> List.of(arguments).contains(script.toString())
                                && List.of(arguments).contains("keep"))
                        .isPresent())
                .toList();
    }

    /** Which of the two keepers there are; a program that one is about to start still has its name. */
    Set<String> numbers(ProcessHandle killed) {
        return keepers().stream()
                .filter(process -> process.pid() != killed.pid())
                .flatMap(process -> process.info().arguments().stream())
                .map(arguments -> arguments[arguments.length - 1])
                .collect(Collectors.toSet());
    }

    @Override
    public void close() throws IOException {
        uptime(100_000_000);
        Files.deleteIfExists(folder.resolve("hanging"));
        waitUntil(() -> keepers().isEmpty(), "keepers end when there is nothing to keep");
    }
}
