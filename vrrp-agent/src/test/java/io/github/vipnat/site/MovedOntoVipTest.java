package io.github.vipnat.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vipnat.Vipnat;
import io.github.vipnat.apply.ApplyOptions;
import io.github.vipnat.apply.Outcome;
import io.github.vipnat.keepalived.real.Machine;
import io.github.vipnat.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
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

/** What section 5 of the document does by hand, by vipnat over SSH, while clients on both WANs keep fetching. */
@Timeout(value = 45, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@ExtendWith(SiteReport.class)
@Isolated("what real daemons take is measured")
class MovedOntoVipTest {

    /** A request that is under way when the rule goes is given up after half a second, and the next one may be lost as well. */
    private static final Duration TWO_REQUESTS = Duration.ofSeconds(1);

    private final List<Fetching> clients = new ArrayList<>();
    private Site site;
    private Twin twin;
    private Vipnat vipnat;

    /** Waits for the machine's lock, perhaps through a whole other run of such tests. */
    @BeforeAll
    @Timeout(value = 40, unit = TimeUnit.MINUTES)
    void startSite() {
        Site.assumePossible();
        site = Site.up(Site.TO_VM1);
        twin = Twin.ofOtherCluster(site);
        vipnat = site.vipnat();
        clients.add(site.wan1().fetchingHttp(Site.GLOBAL1));
        clients.add(site.wan1().fetchingHttps(Site.GLOBAL1));
        clients.add(site.wan1().fetchingFtp(Site.GLOBAL1));
        clients.add(site.wan2().fetchingHttp(Site.GLOBAL2));
        clients.add(site.wan2().fetchingHttps(Site.GLOBAL2));
    }

    @AfterAll
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void closeSite() {
        clients.forEach(Fetching::close);
        if (site != null) {
            twin.close();
            site.close();
        }
    }

    @Test
    @Order(1)
    void should_not_touch_rules_that_are_in_use_unless_told_to() {
        answersAgain();

        assertThatThrownBy(() -> vipnat.apply(vipnat.plan("edge"), ApplyOptions.careful()))
                .isInstanceOfSatisfying(ProblemException.class, refusal -> {
                    assertThat(refusal.kind()).isEqualTo(ProblemException.Kind.REFUSED);
                    assertThat(refusal.problems())
                            .anyMatch(problem -> problem.code().equals("rule-in-use"));
                });

        assertThat(site.router().natLines()).containsAll(Site.TO_VM1);
    }

    @Test
    @Order(2)
    void should_move_five_busy_rules_and_lose_few_requests() {
        answersAgain();
        long at = System.nanoTime();

        Outcome outcome =
                vipnat.apply(vipnat.plan("edge"), ApplyOptions.careful().with(ApplyOptions.InUse.DROP));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Done.class, done -> assertThat(done.saved()).isTrue());
        Duration took = Duration.ofNanos(System.nanoTime() - at);
        answersAgain();
        assertThat(site.router().natLines())
                .containsAll(Site.TO_VIP)
                .contains(SiteFiles.OTHER_CLUSTER)
                .hasSize(Site.TO_VIP.size() + 1);
        List<Outcome.Gap> gaps = ((Outcome.Done) outcome).gaps();
        System.out.printf(
                "%nRequests lost while vipnat moved the rules onto the VIP, which took %d ms; by its own account %s%n%n",
                took.toMillis(), gaps);
        assertThat(gaps).extracting(Outcome.Gap::service).anyMatch(named -> named.startsWith(Site.GLOBAL1));
        assertThat(gaps).extracting(Outcome.Gap::service).anyMatch(named -> named.startsWith(Site.GLOBAL2));
        Twin.Excuse excuse = twin.since(at);
        clients.forEach(client -> assertLostFew(client, at, took, excuse));
        System.out.println();
    }

    /**
     * A client goes on asking all the time, is not served for no longer than the whole change takes on the same machine, and
     * loses at most two thirds of its requests, which cost more time than others.
     */
    private static void assertLostFew(Fetching client, long at, Duration took, Twin.Excuse excuse) {
        long lost = client.lostSince(at);
        long count = client.countSince(at);
        Duration gap = client.outageSince(at);
        System.out.printf("%-36s %3d lost of %4d, longest gap %d ms%n", client.what(), lost, count, gap.toMillis());
        assertThat(count).as("requests, %s", client.what()).isGreaterThanOrEqualTo(3);
        assertThat(gap)
                .as("longest gap, %s; %s", client.what(), excuse.words())
                .isLessThan(took.plus(TWO_REQUESTS).plus(excuse.stall()));
        assertThat(lost * 3)
                .as("three times those lost of %d, %s; %s", count, client.what(), excuse.words())
                .isLessThanOrEqualTo(count * 2);
    }

    @Test
    @Order(3)
    void should_lead_everything_through_the_vip_and_leave_the_other_cluster_alone() {
        assertThat(site.wan1().ftpPassive(Site.GLOBAL1)).isEqualTo("vm1");
        assertThat(site.wan1().dns(Site.GLOBAL1)).isEqualTo("vm1");
        assertThat(site.wan2().http(Site.GLOBAL2)).isEqualTo("vm1");
        assertThat(site.wan2().http("192.168.4.52")).isEqualTo("other");
        assertThat(site.typed("show ip nat translations"))
                .containsPattern("tcp 172.18.55.51:80 +10.51.10.67:80 +172.18.55.100:\\d+ +172.18.55.100:\\d+\n")
                .doesNotContain("10.51.10.11");
        assertThat(site.typed("show ip arp")).contains("10.51.10.67").contains(site.mac("vm1"));
    }

    @Test
    @Order(4)
    void should_end_flows_in_the_kernel_when_the_operator_clears_translations() {
        clients.forEach(Fetching::close);
        clients.clear();
        twin.close();
        assertThat(site.wan1().http(Site.GLOBAL1)).isEqualTo("vm1");
        assertThat(site.router().flows()).isPositive();

        site.typed("clear ip nat translation *");

        assertThat(site.router().flows()).isZero();
        assertThat(vipnat.plan("edge").plan().isEmpty()).isTrue();
    }

    private void answersAgain() {
        long since = System.nanoTime();
        clients.forEach(client -> Await.until(
                client.what() + " is answered", Machine.PATIENCE, () -> client.isAnsweredSince(since), site::report));
    }
}
