package io.github.vipnat.agent.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.agent.Eventually;
import io.github.vipnat.agent.TestHost;
import io.github.vipnat.keepalived.real.Machine;
import io.github.vipnat.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The real arping between namespaces: two nodes and a router on a switch. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ArpingCommandTest {

    private static final Ipv4 VIP = Ipv4.parse("10.51.10.67").orElseThrow();
    private static final Ipv4 ROUTER = Ipv4.parse("10.51.10.254").orElseThrow();
    private static final Ipv4 SILENT = Ipv4.parse("10.51.10.253").orElseThrow();

    @TempDir
    Path folder;

    private TestHost lan;
    private TestHost node;
    private TestHost peer;
    private TestHost router;
    private Path program;

    @BeforeAll
    static void prepare() {
        Machine.assumePrograms("arping", "ip", "sysctl");
    }

    @BeforeEach
    void lay() throws IOException {
        lan = new TestHost();
        node = new TestHost();
        peer = new TestHost();
        router = new TestHost();
        lan.switchPort(node, "lan0");
        lan.switchPort(peer, "lan0");
        lan.switchPort(router, "lan0");
        node.ip("addr", "add", "10.51.10.67/16", "dev", "lan0");
        peer.ip("addr", "add", "10.51.10.12/16", "dev", "lan0");
        router.ip("addr", "add", "10.51.10.254/16", "dev", "lan0");
        program = node.program(folder, "arping");
    }

    @AfterEach
    void clean() {
        List.of(lan, node, peer, router).forEach(TestHost::close);
    }

    private VipHolding holding() {
        return new VipHolding("lan0", node.mac("lan0"));
    }

    private ArpingCommand arping(Host host) {
        return new ArpingCommand(program.toString(), new DefaultGateway(folder.resolve("none")), host);
    }

    private ArpingCommand arping() {
        return arping(vip -> Optional.of(holding()));
    }

    private static Optional<Problem> tell(ArpingCommand arping, VipHolding holding, Ipv4... routers) {
        return arping.tell(VIP, holding, List.of(routers)).join();
    }

    /** The router and another host, here the switch itself, have learnt the peer, and not just now: Linux keeps a row a second. */
    private void mislead() {
        lan.ip("addr", "add", "10.51.10.1/16", "dev", "br0");
        mislead(lan, "br0");
        mislead(router, "lan0");
    }

    private void mislead(TestHost host, String device) {
        host.run("sysctl", "-qw", "net.ipv4.neigh." + device + ".locktime=0");
        host.ip("neigh", "replace", "10.51.10.67", "lladdr", peer.mac("lan0"), "dev", device, "nud", "stale");
    }

    private boolean everybodyKnows() {
        return List.of(router, lan).stream()
                .allMatch(host -> host.neighbour("10.51.10.67").equals(node.mac("lan0")));
    }

    @Test
    void should_teach_the_router_and_everybody_else() {
        mislead();
        assertThat(tell(arping(), holding(), ROUTER)).isEmpty();
        Eventually.holds(() -> "known", this::everybodyKnows);
    }

    /** What it costs to learn that a router is silent, a second, is not everybody's: here it ends once everybody is told. */
    @Test
    void should_not_wait_for_a_silent_router_before_it_tells_everybody() throws IOException {
        ArpingCommand gated = gated("*' -U '*) echo go >$gate ;; *) read -r go <$gate ;;");
        assertThat(tell(gated, holding(), SILENT)).isEmpty();
        assertThat(TestHost.calls(program)).hasSize(2).anyMatch(call -> call.contains(" -U "));
    }

    /** Whose end here waits for us; it would be killed, and that would be a problem. */
    @Test
    void should_not_wait_for_its_own_word_where_the_router_has_answered() throws IOException {
        ArpingCommand gated = gated("*' -U '*) read -r go <$gate ;;");
        assertThat(tell(gated, holding(), ROUTER)).isEmpty();
        assertThat(TestHost.calls(program)).noneMatch(call -> call.contains(" -U "));
        Files.writeString(folder.resolve("gate"), "go\n", StandardOpenOption.WRITE);
    }

    /** Each arping first does what its words say here; a gate opens when one is there who waits and one who says go. */
    private ArpingCommand gated(String cases) throws IOException {
        Path gate = folder.resolve("gate");
        Machine.mustRun("mkfifo", gate.toString());
        Path script = folder.resolve("gated");
        Files.writeString(
                script, "#!/bin/sh\ngate=" + gate + "\ncase $* in " + cases + " esac\nexec " + program + " \"$@\"\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return new ArpingCommand(
                script.toString(), new DefaultGateway(folder.resolve("none")), vip -> Optional.of(holding()));
    }

    /** With ip_nonlocal_bind the kernel would really send it. */
    @Test
    void should_say_nothing_once_the_vip_has_left() throws IOException {
        node.ip("addr", "del", "10.51.10.67/16", "dev", "lan0");
        node.ip("addr", "add", "10.51.10.11/16", "dev", "lan0");
        node.run("sysctl", "-qw", "net.ipv4.ip_nonlocal_bind=1");
        AtomicInteger asked = new AtomicInteger();
        VipHolding held = holding();
        ArpingCommand leaving = arping(vip -> asked.getAndIncrement() == 0 ? Optional.of(held) : Optional.empty());
        assertThat(tell(leaving, held, SILENT)).isEmpty();
        Eventually.holds(() -> "", () -> calls() == 1);
        arping().remind(VIP, held, List.of(ROUTER));
        Eventually.holds(() -> "", () -> calls() == 2);
        assertThat(TestHost.calls(program)).noneMatch(call -> call.contains("-U"));
    }

    @Test
    void should_remind_the_routers_in_turn_with_one_request_that_everybody_hears() throws IOException {
        ArpingCommand arping = arping();
        mislead();
        arping.remind(VIP, holding(), List.of(SILENT, ROUTER));
        Eventually.holds(() -> "known", this::everybodyKnows);
        arping.remind(VIP, holding(), List.of(SILENT, ROUTER));
        Eventually.holds(() -> "", () -> calls() == 2);
        assertThat(TestHost.calls(program).get(0)).endsWith(SILENT.toString());
        assertThat(TestHost.calls(program).get(1)).endsWith(ROUTER.toString());
    }

    private int calls() {
        try {
            return TestHost.calls(program).size();
        } catch (IOException e) {
            return 0;
        }
    }

    @Test
    void should_remind_everybody_where_there_is_no_router() {
        mislead();
        arping().remind(VIP, holding(), List.of());
        Eventually.holds(() -> "known", this::everybodyKnows);
    }

    @Test
    void should_see_another_host_that_answers_for_the_vip() {
        assertThat(arping().other(VIP, holding())).isEmpty();
        peer.ip("addr", "add", "10.51.10.67/16", "dev", "lan0");
        assertThat(arping().other(VIP, holding())).contains(peer.mac("lan0"));
    }

    /** Linux answers for an address on whichever interface was asked, unless arp_ignore says otherwise. */
    @Test
    void should_not_take_an_interface_of_its_own_for_another_host() {
        lan.switchPort(node, "lan1");
        node.run("sysctl", "-qw", "net.ipv4.conf.all.arp_ignore=0");
        VipHolding both =
                new VipHolding("lan0", node.mac("lan0"), Set.of(node.mac("lan1").toUpperCase(Locale.ROOT)));
        assertThat(arping().other(VIP, holding())).contains(node.mac("lan1"));
        assertThat(arping().other(VIP, both)).isEmpty();
    }

    @Test
    void should_say_that_arping_is_missing() {
        ArpingCommand missing = new ArpingCommand(
                folder.resolve("arping").toString(),
                new DefaultGateway(folder.resolve("none")),
                vip -> Optional.of(holding()));
        assertThat(tell(missing, holding(), ROUTER)).hasValueSatisfying(problem -> {
            assertThat(problem.code()).isEqualTo("arping-failed");
            assertThat(problem.what()).contains("No such file or directory");
            assertThat(problem.fix()).contains("apt-get install iputils-arping");
        });
        missing.remind(VIP, holding(), List.of(ROUTER));
        assertThatThrownBy(() -> missing.other(VIP, holding())).hasMessageContaining("arping-failed");
    }

    /** A line to a name server, a driver that sleeps: whatever it is, nobody waits for it for ever. */
    @Test
    void should_not_wait_for_an_arping_that_does_not_end() throws IOException {
        Path hanging = folder.resolve("hanging");
        Files.writeString(hanging, "#!/bin/sh\necho ARPING\necho $$ >>" + folder + "/pids\nexec sleep 1000\n");
        assertThat(hanging.toFile().setExecutable(true)).isTrue();
        ArpingCommand arping = new ArpingCommand(
                hanging.toString(), new DefaultGateway(folder.resolve("none")), vip -> Optional.of(holding()));
        assertThatThrownBy(() -> arping.other(VIP, holding())).hasMessageContaining("did not end, and was killed");
        assertThat(tell(arping, holding(), ROUTER))
                .hasValueSatisfying(problem -> assertThat(problem.what()).contains("did not end, and was killed"));
        arping.remind(VIP, holding(), List.of(ROUTER));
        Eventually.holds(() -> "", () -> pids().size() == 4);
        arping.remind(VIP, holding(), List.of(ROUTER));
        Eventually.holds(() -> "", () -> pids().size() == 5);
        Eventually.holds(
                () -> "still there: " + pids(),
                () -> pids().stream().filter(ArpingCommandTest::isAlive).count() == 1);
        pids().stream().flatMap(pid -> ProcessHandle.of(pid).stream()).forEach(ProcessHandle::destroyForcibly);
    }

    private List<Long> pids() {
        try {
            return Files.readAllLines(folder.resolve("pids")).stream()
                    .map(Long::valueOf)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    /** Even root may not, without it. */
    @Test
    void should_say_that_cap_net_raw_is_missing() throws IOException {
        Machine.assumePrograms("setpriv");
        Path powerless = folder.resolve("powerless");
        Files.writeString(
                powerless,
                "#!/bin/sh\nexec setpriv --bounding-set=-net_raw --inh-caps=-net_raw " + program + " \"$@\"\n");
        assertThat(powerless.toFile().setExecutable(true)).isTrue();
        ArpingCommand arping = new ArpingCommand(
                powerless.toString(), new DefaultGateway(folder.resolve("none")), vip -> Optional.of(holding()));
        assertThat(tell(arping, holding(), ROUTER)).hasValueSatisfying(problem -> {
            assertThat(problem.what()).contains("Operation not permitted");
            assertThat(problem.fix()).contains("AmbientCapabilities=CAP_NET_RAW");
        });
    }
}
