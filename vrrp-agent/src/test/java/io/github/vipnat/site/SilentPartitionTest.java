package io.github.vipnat.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.election.scenario.ScenarioEvent.Happening;
import io.github.vipnat.keepalived.real.Machine;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * A partition that nobody notices, and that heals: vm2 hears vm1 first and steps down without a word, vm1 never was anything but
 * MASTER and has nothing to announce, and the router goes on believing vm2 (netlab-facts 4).
 */
@Timeout(value = 45, unit = TimeUnit.MINUTES)
@ExtendWith(SiteReport.class)
@Isolated("what real daemons take is measured")
class SilentPartitionTest {

    /** Long enough for both rounds of keepalived's gratuitous ARP, which are five seconds apart. */
    private static final Duration HOLE = Duration.ofSeconds(7);

    /** vm1 may happen to advertise in the instant between vm2's advert and the healing; then vm2 is heard, and all is well. */
    private static final int ATTEMPTS = 10;

    @BeforeAll
    static void prepare() {
        Site.assumePossible();
    }

    @Test
    void should_black_hole_the_outside_after_it_heals_until_the_router_asks_again() {
        try (Site site = Site.up(Site.TO_VIP);
                Fetching client = site.wan1().fetchingHttp(Site.GLOBAL1)) {
            site.node("vm1")
                    .awaitAnnouncements(); // the second one would come after the healing, and heal the router too
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                long healed = partitionAndHeal(site, client);
                if (isBlackHole(client, healed)) {
                    assertBlackHoleAndCure(site, client, healed, attempt);
                    return;
                }
            }
            throw new AssertionError("not once in " + ATTEMPTS + " attempts\n" + site.report());
        }
    }

    /** Gives the moment of healing: right behind an advert of vm2, so that vm1's next one comes before vm2's next one. */
    private static long partitionAndHeal(Site site, Fetching client) {
        answersAgain(site, client);
        site.happen(Happening.PARTITION, "vm1", "");
        site.awaitVipOn("vm1 and vm2");
        answersAgain(site, client);
        assertThat(site.wan1().http(Site.GLOBAL1)).isEqualTo("vm2");
        site.node("vm2").awaitAdvert();
        site.happen(Happening.HEAL, "vm1", "");
        long healed = System.nanoTime();
        site.awaitVipOn("vm1");
        return healed;
    }

    /** Not one answer after vm2 has stepped down; the first one ends the waiting. */
    private static boolean isBlackHole(Fetching client, long healed) {
        long alone = System.nanoTime() + Duration.ofSeconds(1).toNanos();
        long judged = healed + HOLE.toNanos();
        Await.within(Machine.PATIENCE, () -> client.answeredSince(alone) > 0 || client.countSince(judged) > 3);
        return client.answeredSince(alone) == 0;
    }

    private static void assertBlackHoleAndCure(Site site, Fetching client, long healed, int attempt) {
        assertThat(site.vipOn()).isEqualTo("vm1");
        assertThat(site.typed("show ip arp 10.51.10.67")).contains(site.mac("vm2"));

        site.typed("clear ip arp 10.51.10.67");
        answersAgain(site, client);

        assertThat(site.typed("show ip arp 10.51.10.67")).contains(site.mac("vm1"));
        assertThat(site.wan1().http(Site.GLOBAL1)).isEqualTo("vm1");
        System.out.printf(
                "%nA silent partition healed (attempt %d): the VIP is on vm1, the router's ARP row still names vm2; nobody outside was"
                        + " served for %.1f s, and would not have been for hours, until \"clear ip arp\"%n%n",
                attempt, client.outageSince(healed).toMillis() / 1000.0);
    }

    private static void answersAgain(Site site, Fetching client) {
        long since = System.nanoTime();
        Await.until(
                client.what() + " is answered", Machine.PATIENCE, () -> client.isAnsweredSince(since), site::report);
    }
}
