package io.github.vipnat.cli.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The service as systemd runs it, with its user, its capability and its hardening, beside a real keepalived: systemd is process 1
 * of namespaces made for it, on an overlay of this machine (netlab-facts 9). With {@code bin/test --long}; about a minute.
 */
class AgentServiceTest {

    @TempDir
    Path folder;

    private Optional<Process> machine = Optional.empty();

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private Path script(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream(name), name)) {
            Path script = folder.resolve(name);
            Files.copy(in, script);
            return script;
        }
    }

    /** Gives the number of its process 1, as seen from here. */
    private long boot() throws IOException {
        Process booted = new ProcessBuilder(
                        "setsid", "/bin/sh", script("boot-systemd.sh").toString(), folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("boot.out").toFile())
                .start();
        machine = Optional.of(booted);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (booted.isAlive() && System.nanoTime() < end) {
            Optional<ProcessHandle> systemd = booted.children()
                    .filter(child -> child.info().command().orElse("").endsWith("/systemd"))
                    .findFirst();
            if (systemd.isPresent()) {
                return systemd.get().pid();
            }
            LockSupport.parkNanos(10_000_000);
        }
        assumeTrue(false, "systemd cannot be process 1 here: " + Files.readString(folder.resolve("boot.out")));
        return 0;
    }

    @AfterEach
    void end() throws Exception {
        if (machine.isEmpty()) {
            return;
        }
        machine.get().children().forEach(ProcessHandle::destroyForcibly);
        machine.get().waitFor(60, TimeUnit.SECONDS);
        machine.get().destroyForcibly();
        Path cgroup = folder.resolve("cgroup");
        if (Files.exists(cgroup)) {
            run("find", Files.readString(cgroup).strip(), "-depth", "-type", "d", "-delete");
        }
    }

    private Map<String, String> story(long systemd) throws Exception {
        // In a session of its own: a signal to a group does not stop at a namespace's door.
        Process story = new ProcessBuilder(
                        "setsid",
                        "-w",
                        "nsenter",
                        "-t",
                        String.valueOf(systemd),
                        "-a",
                        "-r",
                        "env",
                        "-i",
                        "PATH=/usr/sbin:/usr/bin:/sbin:/bin",
                        "sh")
                .directory(new File("/"))
                .redirectErrorStream(true)
                .redirectInput(script("service-story.sh").toFile())
                .redirectOutput(folder.resolve("story.out").toFile())
                .start();
        assertThat(story.waitFor(8, TimeUnit.MINUTES)).isTrue();
        String said = Files.readString(folder.resolve("story.out"), StandardCharsets.UTF_8);
        System.out.println(said);
        Map<String, String> outcomes = new HashMap<>();
        said.lines()
                .filter(line -> line.matches("[a-z-]+=.*"))
                .forEach(line ->
                        outcomes.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        return outcomes;
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void should_live_as_a_service_beside_keepalived() throws Exception {
        assumeTrue(Boolean.getBoolean("vipnat.long"), "takes a minute: bin/test --long");
        assumeTrue("root".equals(System.getProperty("user.name")), "not root: systemd is not started");
        for (String program :
                List.of("/lib/systemd/systemd", "/usr/sbin/keepalived", "/usr/bin/arping", "/usr/bin/tcpdump")) {
            assumeTrue(Files.isExecutable(Path.of(program)), program + " is not installed");
        }
        PackagedVipnat.in(folder, "/opt/vipnat/vipnat");
        Map<String, String> outcomes = story(boot());
        assertThat(outcomes)
                .containsEntry("keepalived-t", "0")
                .containsEntry("backup", "seen")
                .containsEntry("master", "seen")
                .containsEntry("arp", "seen")
                .containsEntry("user", "vipnat")
                // CAP_NET_RAW is bit 13, and the only one.
                .containsEntry("capabilities", "2000")
                .containsEntry("core", "0")
                .containsEntry("credentials", "given")
                .containsEntry("environment", "without a password")
                .containsEntry("without-password", "only told")
                .containsEntry("with-password", "tried")
                .containsEntry("with-encrypted-password", "tried")
                .containsEntry("password", "in no environment")
                .containsEntry("password-of-others", "refused")
                .containsEntry("journal", "without the password")
                .containsEntry("files", "without the password")
                .containsEntry("status-by-others", "seen")
                .containsEntry("keepalived-restarted", "same agent")
                .containsEntry("wrong-file", "old one kept")
                .containsEntry("good-file", "read")
                .containsEntry("killed", "restarted")
                .containsEntry("result", "success")
                .containsEntry("ended", "said");
        Stream.of("start", "reload", "version", "stop")
                .forEach(verb -> assertThat(outcomes.get(verb)).as(verb).startsWith("0 "));
        // By a clock that goes as slow as this machine: a command that says its version and ends.
        assertThat(milliseconds(outcomes, "stop")).isLessThan(3 * milliseconds(outcomes, "version"));
    }

    private static int milliseconds(Map<String, String> outcomes, String verb) {
        return Integer.parseInt(outcomes.get(verb).substring(2));
    }
}
