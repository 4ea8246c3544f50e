package io.github.vipnat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.agent.state.AgentLog;
import io.github.vipnat.agent.state.Heard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who told the agent that the VIP moved: keepalived, or nobody but its own eyes. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SilentVrrpTest {

    private static final Instant BEGIN = Instant.parse("2026-11-28T09:00:00Z");

    @TempDir
    Path folder;

    private static Heard heard(AgentSite site) {
        return site.state.status().orElseThrow().heard();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    @Test
    void should_say_once_that_vrrp_is_silent_and_again_after_it_has_spoken() {
        List<String> said = new ArrayList<>();
        SilentVrrp silent = new SilentVrrp(new AgentLog() {
            @Override
            public void info(String line) {
                throw new AssertionError(line);
            }

            @Override
            public void warning(String line) {
                said.add(line);
            }
        });
        Heard seen = Heard.nothing().with(Heard.Source.LOOK, BEGIN);
        silent.check(seen, BEGIN.plusSeconds(1));
        assertThat(said).as("VRRP may be on its way").isEmpty();
        silent.check(seen, BEGIN.plusSeconds(6));
        silent.check(seen, BEGIN.plusSeconds(7));
        assertThat(said).hasSize(1).allMatch(line -> line.contains("/run/vipnat/notify.fifo"));
        silent.check(seen.with(Heard.Source.HOOK, BEGIN.plusSeconds(8)), BEGIN.plusSeconds(8));
        silent.check(seen.with(Heard.Source.LOOK, BEGIN.plusSeconds(20)), BEGIN.plusSeconds(30));
        assertThat(said).hasSize(2);
    }

    @Test
    void should_tell_the_sources_apart_and_remember_them_beyond_its_end() throws Exception {
        try (AgentSite site = AgentSite.of(folder, "{ policy: audit }").settled()) {
            assertThat(heard(site)).isEqualTo(Heard.nothing());
            Files.writeString(site.fifo(), "nonsense\nINSTANCE \"VI_1\" MASTER 100\n", StandardOpenOption.WRITE);
            Eventually.holds(site.said::toString, () -> heard(site).latest().equals(Optional.of(Heard.Source.FIFO)));
            // As a whole, as the hook does.
            Path fresh = Files.writeString(folder.resolve("spool/.fresh"), "INSTANCE \"VI_1\" MASTER 100\n");
            Files.move(fresh, folder.resolve("spool/INSTANCE-VI_1"), StandardCopyOption.ATOMIC_MOVE);
            Eventually.holds(site.said::toString, () -> heard(site).latest().equals(Optional.of(Heard.Source.HOOK)));
            Eventually.holds(
                    site.said::toString, () -> read(site.state.metricsFile()).contains("vipnat_agent_events_total 2"));
            site.holding = Optional.empty();
            Eventually.holds(site.said::toString, () -> heard(site).isVrrpSilent());
            Heard before = heard(site);
            site.stop();
            site.restart();
            Eventually.holds(
                    site.said::toString,
                    () -> site.said.stream()
                                    .filter(line -> line.startsWith("started"))
                                    .count()
                            == 2);
            Files.writeString(site.fifo(), "INSTANCE \"VI_1\" BACKUP 100\n", StandardOpenOption.WRITE);
            Eventually.holds(site.said::toString, () -> heard(site).latest().equals(Optional.of(Heard.Source.FIFO)));
            assertThat(heard(site).at(Heard.Source.HOOK)).isEqualTo(before.at(Heard.Source.HOOK));
        }
    }
}
