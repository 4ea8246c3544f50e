package io.github.vipnat.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vipnat.keepalived.real.Machine;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The site comes and goes, and nothing of it stays: {@link Site#close} itself says so when something does. */
@Timeout(value = 45, unit = TimeUnit.MINUTES)
class SiteTest {

    @BeforeAll
    static void prepare() {
        Site.assumePossible();
    }

    @Test
    void should_serve_everything_the_document_serves_and_sweep_what_another_run_left() throws Exception {
        Namespace left = Namespace.make("left" + ProcessHandle.current().pid());
        Process lost = new ProcessBuilder(left.command("sleep", "3600")).start();

        try (Site site = Site.up(Site.TO_VIP)) {
            assertThat(lost.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(Namespace.left()).doesNotContain(left.name());
            assertEverythingIsServed(site.wan1(), Site.GLOBAL1);
            assertEverythingIsServed(site.wan2(), Site.GLOBAL2);
            assertThat(site.wan2().http("192.168.4.52")).isEqualTo("other");
        }
    }

    private static void assertEverythingIsServed(Client client, String global) {
        assertThat(client.http(global)).isEqualTo("vm1");
        assertThat(client.https(global)).isEqualTo("vm1");
        assertThat(client.dns(global)).isEqualTo("vm1");
        assertThat(client.ftpActive(global)).isEqualTo("vm1");
        assertThat(client.ftpPassive(global)).isEqualTo("vm1");
    }

    @Test
    void should_come_up_after_a_run_that_was_killed() throws IOException, InterruptedException {
        assumeTrue(Boolean.getBoolean("vipnat.long"), "kills a whole run: bin/test --long");
        Process run = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SiteByHand.class.getName())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines = run.inputReader()) {
            for (String line = lines.readLine(); line != null && !line.contains("The site is up"); ) {
                line = lines.readLine();
            }
        }
        assertThat(Namespace.left()).isNotEmpty();
        run.destroyForcibly().waitFor();
        assertThat(Machine.run("ip", "netns", "pids", "vnsite-vm1").output()).isNotBlank();

        try (Site site = Site.up(Site.TO_VM1)) {
            assertThat(site.wan1().http(Site.GLOBAL1)).isEqualTo("vm1");
        }
    }
}
