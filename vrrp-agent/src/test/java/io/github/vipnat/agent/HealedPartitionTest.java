package io.github.vipnat.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vipnat.keepalived.real.Machine;
import io.github.vipnat.keepalived.real.MachineLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The silent partition that heals (netlab-facts 4), with real keepalived, real ARP and the kernel's own neighbour table in the
 * router's namespace. The second node hears the first one's advert first and steps down without a word; the true master hears
 * nothing, and the router goes on sending the VIP's traffic to the wrong node.
 */
class HealedPartitionTest {

    private static final String VIP = "10.51.10.67";
    private static final Duration ELECTION = Duration.ofSeconds(15);
    private static final Duration ALLOWED = Duration.ofSeconds(5);

    private static Optional<MachineLock> lock = Optional.empty();

    @TempDir
    Path folder;

    private Optional<AgentLan> lan = Optional.empty();

    @BeforeAll
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    static void prepare() {
        Machine.assumeRealKeepalived();
        assumeFalse(Files.exists(Path.of("/sys/class/net/lan0")), "this machine has an interface lan0 of its own");
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/arping")),
                "arping is not installed: the cure by ARP is not tested");
        lock = Optional.of(MachineLock.take());
    }

    @AfterAll
    static void leave() {
        lock.ifPresent(MachineLock::close);
    }

    @AfterEach
    void clean() {
        lan.ifPresent(AgentLan::close);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fifo", "script"})
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void should_end_the_black_hole_within_5_s_of_the_heal(String way) throws IOException {
        AgentLan site = new AgentLan(folder);
        lan = Optional.of(site);
        site.lay(way.equals("fifo"));
        Eventually.holds(ELECTION, site::story, () -> site.holds(1) && site.routerKnows(1));
        site.part();
        Eventually.holds(ELECTION, site::story, () -> site.holds(1) && site.holds(2) && site.routerKnows(2));

        // The first node's adverts pass, the second one's do not: it steps down quietly.
        site.healFirstToSecond();
        Eventually.holds(ELECTION, site::story, () -> !site.holds(2));
        long healed = System.nanoTime();
        site.healWhole();
        Eventually.holds(ALLOWED.plusSeconds(10), site::story, () -> site.routerKnows(1));
        Duration blackHole = Duration.ofNanos(System.nanoTime() - healed);
        System.out.println("healed partition, " + way + ": router right after " + blackHole.toMillis() + " ms");
        assertThat(blackHole).isLessThanOrEqualTo(ALLOWED);
        assertThat(site.said(1)).contains("edge is told so by ARP");
    }
}
