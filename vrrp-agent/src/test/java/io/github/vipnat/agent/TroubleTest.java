package io.github.vipnat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.lab.Fault;
import io.github.vipnat.lab.SimulatedRouter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each trouble with a router has its sentence and its number, with the router's name, and is over by itself when it is over. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class TroubleTest {

    /** A login, and a look at everything, of a router that needs 6 ms for each character take some eight seconds. */
    private static final Duration EACH_CHARACTER = Duration.ofMillis(6);

    @TempDir
    Path folder;

    private enum Trouble {
        DOWN(
                "router-unknown",
                "nothing is known of edge",
                "to do:",
                router -> router.setFault(new Fault.RefuseLogin(Integer.MAX_VALUE, Fault.Refusal.CONNECTION))),
        REFUSING_LOGIN(
                "router-unknown",
                "nothing is known of edge",
                "to do:",
                router -> router.setFault(new Fault.RefuseLogin(Integer.MAX_VALUE))),
        SLOW(
                "router-slow",
                "its rules are as wished; but it took ",
                "to do on edge: show processes cpu",
                router -> router.setFault(new Fault.SlowBytes(EACH_CHARACTER))),
        SOMEBODY_CONFIGURES(
                "someones-guard",
                "ocked",
                "the repair of edge stopped on the way",
                router -> router.setFault(new Fault.LockedByOther(Integer.MAX_VALUE))),
        SESSION_LOST(
                "rule-drifted",
                "the repair of edge stopped on the way",
                "it goes on from there",
                router -> router.setFault(new Fault.DisconnectAfterLine(21)));

        private final String code;
        private final String sentence;
        private final String further;
        private final Consumer<SimulatedRouter> begins;

        Trouble(String code, String sentence, String further, Consumer<SimulatedRouter> begins) {
            this.code = code;
            this.sentence = sentence;
            this.further = further;
            this.begins = begins;
        }
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void should_say_count_and_come_again_until_all_is_well(Trouble trouble) {
        try (AgentSite site =
                AgentSite.of(folder, "{ policy: repair, interval: 15m }").settled()) {
            if (trouble != Trouble.SLOW) {
                site.drift(0, 1);
            }
            trouble.begins.accept(site.router);
            site.says("MASTER");
            String label = "router=\"edge\",code=\"" + trouble.code + "\"";
            Eventually.holds(site.said::toString, () -> isSaid(site, trouble));
            Eventually.holds(site.said::toString, () -> site.metric("failures_total", label) >= 1);
            assertThat(site.metric("visit_seconds", "router=\"edge\"")).isPositive();

            site.router.setFault(Fault.none());
            Eventually.holds(
                    site.said::toString,
                    () -> site.isWished() && site.metric("decision", "router=\"edge\",code=\"all-well\"") == 1);
        }
    }

    private static boolean isSaid(AgentSite site, Trouble trouble) {
        return site.said.stream()
                .anyMatch(line -> line.startsWith("warning edge: ")
                        && line.contains(trouble.sentence)
                        && line.contains(trouble.further));
    }
}
