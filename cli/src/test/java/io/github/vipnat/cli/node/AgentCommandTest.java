package io.github.vipnat.cli.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.agent.state.AgentStateFolder;
import io.github.vipnat.agent.state.AgentStatus;
import io.github.vipnat.agent.state.Heard;
import io.github.vipnat.cli.CliSite;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.json.Json;
import io.github.vipnat.json.JsonObject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The agent's commands, and the agent itself as a process that gets signals. */
class AgentCommandTest {

    @TempDir
    Path folder;

    private CliSite site;

    @BeforeEach
    void start() {
        site = new CliSite(folder);
        site.environment.put("STATE_DIRECTORY", folder.resolve("state").toString());
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private JsonObject status() {
        return Json.read("out", site.vipnat("agent", "status", "--json").out());
    }

    private static void eventually(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(5_000_000);
        }
        assertThat(condition.getAsBoolean()).as(what).isTrue();
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            return "";
        }
    }

    @Test
    void should_say_that_no_agent_has_run() {
        assertThat(site.vipnat("agent", "status").endsWith(ExitCode.DRIFT).out())
                .contains("No agent has run here");
        assertThat(status().flag("running")).isFalse();
    }

    @Test
    void should_not_say_that_an_agent_runs_where_this_user_cannot_see_it() throws IOException {
        Path state = Files.createDirectories(folder.resolve("state/agent"));
        // For root nothing is unreadable but what leads nowhere.
        Files.createSymbolicLink(state.resolve("lock"), Path.of("lock"));
        assertThat(site.vipnat("agent", "status").endsWith(ExitCode.DRIFT).out())
                .contains("Whether an agent runs cannot be seen by this user");
        assertThat(status().has("running")).isFalse();
    }

    /** The agent's account, or whoever has it, writes what root reads here. */
    @Test
    void should_show_no_terminal_what_it_would_obey() throws IOException {
        Path state = Files.createDirectories(folder.resolve("state/agent"));
        Files.writeString(state.resolve("frozen"), "\u001b]0;owned\u0007\u009b2J" + "x".repeat(1 << 20));
        Instant seen = Instant.parse("2026-11-28T09:00:07Z");
        new AgentStateFolder(state)
                .writeStatus(new AgentStatus(
                        7,
                        seen,
                        seen,
                        "we\u001b[2Jb",
                        "10.51.10.67",
                        "audit",
                        Optional.empty(),
                        Optional.of("\u009b2J"),
                        Heard.nothing(),
                        Optional.empty(),
                        0,
                        List.of()));
        assertThat(site.vipnat("agent", "status").endsWith(ExitCode.DRIFT).out())
                .contains("we<1b>[2Jb")
                .contains("Frozen:")
                .doesNotContain("\u001b", "\u0007", "\u009b")
                .hasSizeLessThan(1000);
    }

    @Test
    void should_answer_where_nothing_is_a_file() throws Exception {
        Path state = Files.createDirectories(folder.resolve("state/agent"));
        for (String file : List.of("lock", "frozen", "status.json")) {
            assertThat(new ProcessBuilder("mkfifo", state.resolve(file).toString())
                            .start()
                            .waitFor())
                    .isZero();
        }
        // Where a line is broken depends on the folder's name.
        assertThat(site.vipnat("agent", "status").endsWith(ExitCode.REFUSED).err())
                .containsIgnoringWhitespaces("status.json cannot be read", "no regular file");
        Files.delete(state.resolve("status.json"));
        assertThat(site.vipnat("agent", "status").endsWith(ExitCode.DRIFT).out())
                .containsIgnoringWhitespaces(
                        "Whether an agent runs cannot be seen", "Frozen: its file frozen cannot be read");
    }

    private static AgentStatus seen(Instant at, AgentStatus.RouterLine line) {
        return new AgentStatus(
                7,
                at,
                at,
                "web",
                "10.51.10.67",
                "audit",
                Optional.of("eth0"),
                Optional.empty(),
                Heard.nothing(),
                Optional.empty(),
                0,
                List.of(line));
    }

    @Test
    void should_show_everything_that_stands_about_a_router_on_a_line_of_its_own() {
        Instant seen = Instant.parse("2026-11-28T09:00:07Z");
        AgentStatus.Finding stale = new AgentStatus.Finding(
                "arp-stale",
                "edge sends 10.51.10.67 elsewhere",
                false,
                seen.minusSeconds(7),
                List.of(new AgentStatus.Tried("told by ARP", 6), new AgentStatus.Tried("not made to ask", 1)),
                Optional.of(seen.plusSeconds(8)));
        AgentStatus.Finding drifted =
                new AgentStatus.Finding("rule-drifted", "edge drifted", false, seen, List.of(), Optional.empty());
        AgentStatus.RouterLine line = new AgentStatus.RouterLine(
                "edge", stale.decision(), stale.sentence(), false, seen, List.of(stale, drifted));
        new AgentStateFolder(folder.resolve("state/agent")).writeStatus(seen(seen, line));
        assertThat(site.vipnat("agent", "status").endsWith(ExitCode.DRIFT).out())
                .endsWith("""
                  edge  ! edge sends 10.51.10.67 elsewhere  (2026-11-28T09:00:07Z; since 2026-11-28T09:00:00Z; told by ARP 6 \
                times; not made to ask 1 time; next try 2026-11-28T09:00:15Z)
                  edge  ! edge drifted  (2026-11-28T09:00:07Z; since 2026-11-28T09:00:07Z)
                """);
        JsonObject router = status().objects("routers").get(0);
        assertThat(router.string("decision")).isEqualTo("arp-stale");
        assertThat(router.objects("findings"))
                .extracting(found -> found.string("decision"))
                .containsExactly("arp-stale", "rule-drifted");
        assertThat(router.objects("findings").get(0).objects("tried").get(0).number("times"))
                .isEqualTo(6);
    }

    @Test
    void should_freeze_with_a_reason_and_thaw() {
        site.vipnat("agent", "freeze", "works on edge\ntonight").endsWith(ExitCode.DONE);
        assertThat(site.vipnat("agent", "status").out()).contains("Frozen: works on edge tonight");
        assertThat(status().string("frozen")).isEqualTo("works on edge tonight");
        site.vipnat("agent", "thaw").endsWith(ExitCode.DONE);
        assertThat(status().has("frozen")).isFalse();
    }

    @Test
    void should_print_everything_it_would_install_and_write_nothing() throws IOException {
        Path root = folder.resolve("root");
        CliSite.Run run = site.vipnat("agent", "install", "--dry-run", "--root", root.toString(), "--instance", "VI_7")
                .endsWith(ExitCode.DONE);
        assertThat(run.out())
                .contains(
                        "AmbientCapabilities=CAP_NET_RAW",
                        "User=vipnat",
                        "Restart=on-failure",
                        "vrrp_notify_fifo /run/vipnat/notify.fifo vipnat",
                        "INSTANCE VI_7 MASTER_RX_LOWER_PRI",
                        "systemctl enable --now vipnat-agent")
                .doesNotContain("@PROGRAM@", "@CLUSTER@", "@HOOK@", "@INSTANCE@", "@FIFO@");
        assertThat(root).doesNotExist();
    }

    @Test
    void should_install_once_and_keep_what_somebody_changed() throws IOException {
        Path root = folder.resolve("root");
        String[] install = {"agent", "install", "--root", root.toString()};
        site.vipnat(install).endsWith(ExitCode.DONE);
        Path hook = root.resolve("usr/lib/vipnat/vipnat-notify");
        assertThat(Files.readString(hook))
                .isEqualTo(Files.readString(Path.of(System.getProperty("vipnat.root"), "bin", "vipnat-notify")));
        assertThat(Files.getPosixFilePermissions(hook)).isEqualTo(PosixFilePermissions.fromString("rwxr-xr-x"));
        site.vipnat(install).endsWith(ExitCode.DONE);

        Path unit = root.resolve("etc/systemd/system/vipnat-agent.service");
        Files.writeString(unit, "# mine\n", StandardOpenOption.APPEND);
        assertThat(site.vipnat(install).endsWith(ExitCode.REFUSED).err()).contains("file-differs", "--overwrite");
        assertThat(Files.readString(unit)).endsWith("# mine\n");
        site.vipnat("agent", "install", "--root", root.toString(), "--overwrite")
                .endsWith(ExitCode.DONE);
        assertThat(Files.readString(unit)).doesNotContain("# mine");
    }

    @Test
    void should_name_what_is_wrong_with_cluster_yaml_and_not_run() {
        site.write("cluster.yaml", "cluster: web\nvip: 10.51.10.670\n");
        assertThat(site.vipnat("agent", "run").endsWith(ExitCode.INPUT).err()).contains("cluster.yaml:2:6");
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void should_run_read_its_file_anew_at_sighup_and_end_at_once_at_sigterm() throws Exception {
        Process process = process();
        try {
            Path state = folder.resolve("state/agent");
            eventually(read("out"), () -> Files.exists(state.resolve("status.json")));
            assertThat(status().flag("running")).isTrue();
            assertThat(read("out")).contains("<6>started: cluster web");
            Files.writeString(folder.resolve("fifo"), "INSTANCE \"VI_1\" BACKUP 90\n", StandardOpenOption.WRITE);
            eventually(read("out"), () -> read("state/agent/metrics.prom").contains("vipnat_agent_events_total 1"));

            String right = read("cluster.yaml");
            site.write("cluster.yaml", right.replace("cluster: web", "cluster: [web"));
            signal(process, "HUP");
            eventually(read("out"), () -> read("out").contains("<4>cluster.yaml stays the old one"));
            site.write("cluster.yaml", right.replace("cluster: web", "cluster: shop"));
            signal(process, "HUP");
            eventually(read("out"), () -> read("out").contains("<6>cluster.yaml read anew: cluster shop"));
            eventually(read("out"), () -> status().string("cluster").equals("shop"));
            Duration before = wholeLifeOfAnother();
            long begin = System.nanoTime();
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            Duration taken = Duration.ofNanos(System.nanoTime() - begin);
            Duration after = wholeLifeOfAnother();
            assertThat(taken)
                    .as(
                            "a process that does nothing took %s before and %s after, from its begin; load %.1f",
                            before,
                            after,
                            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage())
                    .isLessThan((before.compareTo(after) > 0 ? before : after).multipliedBy(3));
            assertThat(process.exitValue()).isZero();
            assertThat(read("out")).endsWith("<6>ended\n");
            assertThat(status().flag("running")).isFalse();
        } finally {
            process.destroyForcibly();
        }
    }

    /** How fast this machine is now: vipnat begins, says its version and ends, within a few tenths of a second on an idle one. */
    private Duration wholeLifeOfAnother() throws Exception {
        long begin = System.nanoTime();
        Process bare = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.github.vipnat.cli.Main",
                        "--version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(bare.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private Process process() throws IOException {
        // Whoever is started in the background of a simple shell ignores some signals, and so would its children.
        ProcessBuilder agent = new ProcessBuilder(Stream.concat(
                        Stream.of(
                                "env",
                                "--default-signal=HUP,TERM,INT",
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "io.github.vipnat.cli.Main"),
                        Stream.of("agent", "run", "-f", "cluster.yaml", "--fifo", "fifo", "--spool", "spool"))
                .toList());
        agent.directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile());
        agent.environment().putAll(site.environment);
        agent.environment().put("JOURNAL_STREAM", "8:1");
        return agent.start();
    }

    private static void signal(Process process, String name) throws Exception {
        assertThat(new ProcessBuilder(List.of("kill", "-" + name, String.valueOf(process.pid())))
                        .start()
                        .waitFor())
                .isZero();
    }
}
