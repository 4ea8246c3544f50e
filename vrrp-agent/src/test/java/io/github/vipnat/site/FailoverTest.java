package io.github.vipnat.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.keepalived.real.Machine;
import io.github.vipnat.site.table.EventTable;
import io.github.vipnat.site.table.Prediction;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every row of the document's table 2.2, with the NAT on the VIP: the VIP goes where the simulator says, in the time it says, and
 * whoever is outside is served again, without a word to the router.
 */
@Timeout(value = 45, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@ExtendWith(SiteReport.class)
@Isolated("what real daemons take is measured")
class FailoverTest {

    private static final boolean LONG = Boolean.getBoolean("vipnat.long");

    /**
     * Nothing comes earlier than an advert and a request are apart from the moments they are noted at, nor later than by half a
     * second; a request that is lost takes half a second more to be given up, and the next one may be lost as well. For anything
     * beyond, the twin has to have had to wait as well.
     */
    private static final EventTable.Tolerance TOLERANCE =
            new EventTable.Tolerance(Duration.ofMillis(300), Duration.ofMillis(500), Duration.ofSeconds(1));

    private final EventTable table = new EventTable();
    private Site site;
    private Prediction prediction;

    /** Waits for the machine's lock, perhaps through a whole other run of such tests. */
    @BeforeAll
    @Timeout(value = 40, unit = TimeUnit.MINUTES)
    void startSite() {
        Site.assumePossible();
        site = Site.up(Site.TO_VIP);
        prediction = new Prediction(site.keepalivedFiles(), site.topology());
    }

    @AfterAll
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void closeSite() {
        if (site != null) {
            System.out.printf(
                    "%nThe document's table 2.2 with real packets (seconds; windows by the simulator)%n%n%s%n",
                    table.text());
            site.close();
        }
    }

    @Test
    @Order(1)
    void should_have_the_vip_on_vm1_after_a_normal_start_as_predicted() {
        assertThat(prediction.of().holder()).isEqualTo("vm1");
        assertThat(site.vipOn()).isEqualTo("vm1");
        assertEverythingIsServedBy("vm1");
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Fault.class)
    @Order(2)
    void should_move_the_vip_and_serve_again_as_predicted_when(Fault fault) {
        for (int round = 0; round < (LONG ? 5 : Machine.FULL ? fault.roundsInFull() : 1); round++) {
            try (Fetching client = fault.client(site);
                    Twin twin = fault.twin(site)) {
                awaitAnswers(client, System.nanoTime());
                strike(fault, client, twin);
                assertEverythingIsServedBy("vm2");
                heal(fault, client, twin);
                assertEverythingIsServedBy("vm1");
            }
        }
        assertThat(site.router().linesReceived()).isEmpty();
        assertThat(table.outside(List.of(fault.words(), fault.cureWords()), TOLERANCE))
                .isEmpty();
    }

    private void strike(Fault fault, Fetching client, Twin twin) {
        Prediction.Expected expected = prediction.of(fault.simulated());
        assertThat(expected.holder()).isEqualTo("vm2");
        record(fault.words(), expected, client, twin, fault.strike(site));
    }

    private void heal(Fault fault, Fetching client, Twin twin) {
        Prediction.Expected expected = prediction.of(fault.simulated(), fault.simulatedCure());
        assertThat(expected.holder()).isEqualTo("vm1");
        record(fault.cureWords(), expected, client, twin, fault.heal(site));
    }

    /** Waits until what happened at a moment is over, for the nodes and for the client. */
    private void record(String event, Prediction.Expected expected, Fetching client, Twin twin, Site.Moment happened) {
        long at = happened.earliest();
        String holder = expected.holder();
        site.awaitVipOn(holder);
        awaitAnswers(client, System.nanoTime());
        Await.until(
                holder + "'s kernel has told of the VIP",
                Machine.PATIENCE,
                () -> site.taken(holder, at).isPresent(),
                site::report);
        long moved = site.taken(holder, at).orElseThrow();
        table.add(
                event,
                expected,
                new EventTable.Measured(
                        client.outageSince(at),
                        Duration.ofNanos(moved - at),
                        Duration.ofNanos(happened.latest() - at),
                        client.lostSince(at, moved)),
                twin.since(at));
    }

    private void awaitAnswers(Fetching client, long since) {
        Await.until(
                client.what() + " is answered", Machine.PATIENCE, () -> client.isAnsweredSince(since), site::report);
    }

    /** HTTP, HTTPS, DNS and FTP both ways, on both globals. */
    private void assertEverythingIsServedBy(String node) {
        for (String global : List.of(Site.GLOBAL1, Site.GLOBAL2)) {
            Client client = global.equals(Site.GLOBAL1) ? site.wan1() : site.wan2();
            assertThat(List.of(
                            client.http(global),
                            client.https(global),
                            client.dns(global),
                            client.ftpActive(global),
                            client.ftpPassive(global)))
                    .as("http, https, dns, active and passive ftp of %s", global)
                    .containsOnly(node);
        }
    }
}
