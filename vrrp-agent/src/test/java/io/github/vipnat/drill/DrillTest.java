package io.github.vipnat.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vipnat.json.Json;
import io.github.vipnat.json.JsonObject;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.topology.reader.TopologyReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A drill with a network that answers when it is told to. */
class DrillTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final FakeNetwork network = new FakeNetwork();

    private static Topology site() {
        return new TopologyReader(Path.of("/")).read(Path.of("cluster.yaml"), """
                cluster: web
                vip: 10.51.10.67
                nodes:
                  - { name: vm1, address: 10.51.10.11 }
                  - { name: vm2, address: 10.51.10.12 }
                routers:
                  - name: edge
                    address: 10.51.10.254
                    username: netops
                    password: env:P
                    publish:
                      - { global: 172.18.55.51, as: full, exposure: accepted }
                      - { global: 192.168.4.51, as: full, exposure: accepted }
                """);
    }

    private static Drill.Wishes wishes(Optional<Duration> budget) {
        return new Drill.Wishes(List.of(80, 53, 443), budget, MOMENT, PATIENCE);
    }

    private DrillReport drilled(FakeMover mover, Optional<Duration> budget) throws InterruptedException {
        return new Drill(site(), network, () -> Instant.parse("2026-11-28T10:00:00Z"), wishes(budget)).run(mover);
    }

    /** Which targets are served; counts what is lost, so that nothing has to wait for a time to pass. */
    private static final class FakeNetwork implements Probe {
        private final Set<String> deaf = ConcurrentHashMap.newKeySet();
        private final AtomicInteger lost = new AtomicInteger();
        private volatile boolean down;

        @Override
        public Optional<String> ask(ProbeTarget target, Duration longest) {
            if (deaf.stream().anyMatch(target.words()::contains)) {
                return Optional.of("unreachable");
            }
            if (down) {
                lost.incrementAndGet();
                return Optional.of("no answer");
            }
            return Optional.empty();
        }

        void losesSome() {
            down = true;
            int before = lost.get();
            while (lost.get() < before + 12 && !deaf.contains(":")) {
                Thread.onSpinWait();
            }
            down = false;
        }
    }

    private class FakeMover implements MovesVip {
        private final List<String> done = Collections.synchronizedList(new ArrayList<>());

        @Override
        public String holder() {
            return "vm1";
        }

        @Override
        public String target() {
            return "vm2";
        }

        @Override
        public String lever() {
            return "stop nothing on vm1";
        }

        @Override
        public Optional<Foreseen> foreseenThere() {
            return Optional.of(new Foreseen(Duration.ofMillis(2670), Duration.ofMillis(3630), Duration.ofMillis(3630)));
        }

        @Override
        public Optional<Foreseen> foreseenBack() {
            return Optional.empty();
        }

        @Override
        public void moveThere(TimeLine line) {
            done.add("there");
            line.note(DrillEvent.Kind.LEVER, "vm1", "stop nothing on vm1");
            network.losesSome();
            line.note(DrillEvent.Kind.VIP, "vm2", "has the VIP");
        }

        @Override
        public void moveBack(TimeLine line) {
            done.add("back");
            line.note(DrillEvent.Kind.LEVER, "vm1", "start nothing on vm1");
            line.note(DrillEvent.Kind.VIP, "vm1", "has the VIP");
        }
    }

    @Test
    void should_measure_the_way_there_and_the_way_back_of_every_published_port() throws InterruptedException {
        DrillReport report = drilled(new FakeMover(), Optional.empty());

        assertThat(report.legs()).extracting(DrillLeg::node).containsExactly("vm2", "vm1");
        assertThat(report.legs().get(0).ports())
                .extracting(port -> port.target().words())
                .containsExactly(
                        "dns 172.18.55.51:53",
                        "http 172.18.55.51:80",
                        "tcp 172.18.55.51:443",
                        "dns 192.168.4.51:53",
                        "http 192.168.4.51:80",
                        "tcp 192.168.4.51:443");
        assertThat(report.legs().get(0).ports())
                .allSatisfy(port -> assertThat(port.outage()).isPositive())
                .noneMatch(DrillLeg.Port::isOpen);
        assertThat(report.legs().get(1).ports())
                .allSatisfy(port -> assertThat(port.gaps()).isEmpty());
        assertThat(report.legs()).allSatisfy(leg -> assertThat(leg.moved()).isPresent());
        assertThat(report.isWithinBudget()).isTrue();
    }

    @Test
    void should_ask_the_vip_for_a_global_that_does_not_answer_before_and_say_so() throws InterruptedException {
        network.deaf.add("172.18.55.51");
        network.deaf.add(":53");

        DrillReport report = drilled(new FakeMover(), Optional.empty());

        assertThat(report.legs().get(0).ports())
                .extracting(port -> port.target().words())
                .containsExactly(
                        "http 10.51.10.67:80", "tcp 10.51.10.67:443", "http 192.168.4.51:80", "tcp 192.168.4.51:443");
        assertThat(report.notes())
                .contains(
                        "172.18.55.51 port 80 is not reached from here, as where a router sends nothing back inside; the"
                                + " VIP is asked instead")
                .anySatisfy(note -> assertThat(note).startsWith("dns port 53 does not answer now"));
    }

    @Test
    void should_miss_a_budget_that_is_shorter_than_what_was_seen() throws InterruptedException {
        DrillReport missed = drilled(new FakeMover(), Optional.of(Duration.ofNanos(1)));
        DrillReport kept = drilled(new FakeMover(), Optional.of(Duration.ofHours(1)));

        assertThat(missed.isWithinBudget()).isFalse();
        assertThat(missed.missed()).hasSize(6).allSatisfy(one -> assertThat(one).endsWith("on its way to vm2"));
        assertThat(kept.isWithinBudget()).isTrue();
    }

    @Test
    void should_keep_no_budget_where_there_was_nothing_to_watch() throws InterruptedException {
        network.deaf.add(":");

        DrillReport report = drilled(new FakeMover(), Optional.of(Duration.ofHours(1)));

        assertThat(report.isWithinBudget()).isFalse();
        assertThat(report.verdict()).contains("nothing to watch");
    }

    @Test
    void should_bring_the_vip_back_when_the_one_who_watches_is_interrupted() {
        FakeMover mover = new FakeMover() {
            @Override
            public void moveThere(TimeLine line) {
                super.moveThere(line);
                Thread.currentThread().interrupt();
            }
        };

        assertThatThrownBy(() -> drilled(mover, Optional.empty())).isInstanceOf(InterruptedException.class);

        assertThat(mover.done).containsExactly("there", "back");
    }

    @Test
    void should_end_with_what_is_wrong_where_the_vip_cannot_be_moved() {
        FakeMover mover = new FakeMover() {
            @Override
            public void moveThere(TimeLine line) {
                throw new ProblemException(
                        ProblemException.Kind.REFUSED, Problem.fatal("x", "vm1", "no", "because", "nothing"));
            }
        };

        assertThatThrownBy(() -> drilled(mover, Optional.empty())).isInstanceOf(ProblemException.class);
        assertThat(mover.done).isEmpty();
    }

    @Test
    void should_tell_the_same_as_table_json_and_page() throws InterruptedException {
        network.deaf.add("192.168.4.51");
        DrillReport report = drilled(new FakeMover(), Optional.of(Duration.ofHours(1)));
        String table = DrillTable.of(report);
        JsonObject json = Json.read("drill", Json.pretty(DrillJson.of(report)));
        String page = DrillPage.of(report);

        assertThat(table.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(table)
                .contains(
                        "Drill of web, 2026-11-28 10:00:00 UTC: vm1 -> vm2 -> vm1",
                        "2.67 .. 3.63",
                        "note: 192.168.4.51");
        assertThat(json.flag("within_budget")).isTrue();
        assertThat(json.objects("legs").get(0).objects("ports")).hasSize(6);
        assertThat(page)
                .contains("<svg", "Drill of web", "http 172.18.55.51:80")
                .doesNotContain("<script");
    }

    @Test
    void should_open_no_door_on_its_page_for_what_a_node_says() throws InterruptedException {
        FakeMover mover = new FakeMover() {
            @Override
            public void moveBack(TimeLine line) {
                line.note(DrillEvent.Kind.STATE, "vm1", "<script>alert(1)</script>\u001b[2J");
            }
        };

        assertThat(DrillPage.of(drilled(mover, Optional.empty()))).doesNotContain("<script", "\u001b");
        assertThat(DrillTable.of(drilled(mover, Optional.empty()))).doesNotContain("\u001b");
    }

    @Test
    void should_name_every_kind_in_its_json() {
        assertThat(Map.of("http", ProbeKind.HTTP, "ftp", ProbeKind.FTP, "dns", ProbeKind.DNS, "tcp", ProbeKind.TCP))
                .allSatisfy((word, kind) -> assertThat(kind.word()).isEqualTo(word));
        assertThat(ProbeKind.of(8443)).isEqualTo(ProbeKind.TCP);
    }
}
