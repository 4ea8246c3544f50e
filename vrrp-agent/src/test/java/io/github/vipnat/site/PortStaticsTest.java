package io.github.vipnat.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.Vipnat;
import io.github.vipnat.apply.ApplyOptions;
import io.github.vipnat.apply.Outcome;
import io.github.vipnat.election.scenario.ScenarioEvent.Happening;
import io.github.vipnat.keepalived.real.Machine;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

/** Where the story begins: the NAT leads port by port to vm1's own address, and a failover that works helps nobody outside. */
@Timeout(value = 45, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@ExtendWith(SiteReport.class)
@Isolated("what real daemons take is measured")
class PortStaticsTest {

    private Site site;

    /** Waits for the machine's lock, perhaps through a whole other run of such tests. */
    @BeforeAll
    @Timeout(value = 40, unit = TimeUnit.MINUTES)
    void startSite() {
        Site.assumePossible();
        site = Site.up(Site.TO_VM1);
    }

    @AfterAll
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void closeSite() {
        if (site != null) {
            site.close();
        }
    }

    @Test
    @Order(1)
    void should_serve_from_vm1_what_the_rules_name_and_nothing_else() {
        assertThat(site.wan1().http(Site.GLOBAL1)).isEqualTo("vm1");
        assertThat(site.wan1().https(Site.GLOBAL1)).isEqualTo("vm1");
        assertThat(site.wan1().ftpActive(Site.GLOBAL1)).isEqualTo("vm1");
        assertThat(site.wan1().ftpPassive(Site.GLOBAL1)).isEqualTo("vm1");
        assertThat(site.wan2().http(Site.GLOBAL2)).isEqualTo("vm1");
        assertThat(site.wan1().dns(Site.GLOBAL1)).doesNotContain("vm1");
        assertThat(site.typed("show ip nat translations"))
                .containsPattern("tcp 172.18.55.51:80 +10.51.10.11:80 +172.18.55.100:\\d+ +172.18.55.100:\\d+\n");
    }

    /** FTP's data has a translation of its own, which no static would make again with the next packet. */
    @Test
    @Order(2)
    void should_break_the_download_whose_translation_is_cleared_and_no_other() {
        Set<String> earlier = dataPorts();
        try (Download ftp = site.wan1().downloadingFtp(Site.GLOBAL1);
                Download http = site.wan1().downloadingHttp(Site.GLOBAL1)) {
            ftp.awaitProgress();
            http.awaitProgress();
            assertThat(site.wan1().https(Site.GLOBAL1)).isEqualTo("vm1");
            Set<String> ports = dataPorts();
            ports.removeAll(earlier);
            assertThat(ports).hasSize(1);
            String port = ports.iterator().next();

            assertThat(site.typed("clear ip nat translation tcp inside 172.18.55.51 443 10.51.10.11 443"))
                    .doesNotContain("%Translation not found");
            ftp.awaitProgress();
            http.awaitProgress();

            assertThat(site.typed("clear ip nat translation tcp inside 172.18.55.51 " + port + " 10.51.10.11 " + port))
                    .doesNotContain("%Translation not found");
            ftp.awaitBreak();
            http.awaitProgress();
        }
    }

    @Test
    @Order(3)
    void should_end_ftp_data_with_the_rule_of_its_control_connection() {
        String rule = "ip nat inside source static tcp 10.51.10.11 21 172.18.55.51 21 extendable";
        try (Download ftp = site.wan1().downloadingFtp(Site.GLOBAL1);
                Download http = site.wan1().downloadingHttp(Site.GLOBAL1)) {
            ftp.awaitProgress();
            http.awaitProgress();
            assertThat(dataPorts()).isNotEmpty();

            assertThat(site.typed("configure terminal\rno " + rule + "\ryes\rend"))
                    .contains("Static entry in use");

            ftp.awaitBreak();
            http.awaitProgress();
        }
        site.typed("configure terminal\r" + rule + "\rend");
        assertThat(site.wan1().ftpPassive(Site.GLOBAL1)).isEqualTo("vm1");
    }

    /** The ports of data connections, those that are over included, as the router lists them. */
    private Set<String> dataPorts() {
        return Pattern.compile("tcp 172\\.18\\.55\\.51:(\\d{4,}) +10\\.51\\.10\\.11:\\1 ")
                .matcher(site.typed("show ip nat translations"))
                .results()
                .map(data -> data.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    @Order(4)
    void should_not_show_when_only_keepalived_is_stopped() {
        try (Twin twin = Twin.ofOtherCluster(site);
                Fetching client = site.wan1().fetchingHttp(Site.GLOBAL1)) {
            answersAgain(client);
            long at = System.nanoTime();
            site.happen(Happening.STOP, "vm1", "");
            site.awaitVipOn("vm2");
            answersAgain(client);
            assertThat(site.wan1().http(Site.GLOBAL1)).isEqualTo("vm1");
            Twin.Excuse excuse = twin.since(at);
            assertThat(client.lostSince(at)).as(excuse.words()).isLessThanOrEqualTo(excuse.lost());
        }
        site.happen(Happening.START, "vm1", "");
        site.awaitVipOn("vm1");
    }

    @Test
    @Order(5)
    void should_stay_broken_outside_when_nginx_dies_although_the_vip_moves() {
        try (Fetching client = site.wan1().fetchingHttp(Site.GLOBAL1)) {
            answersAgain(client);
            site.happen(Happening.PROCESS_DOWN, "vm1", "nginx");
            site.awaitVipOn("vm2");
            assertThat(site.colleague().http(Site.VIP)).isEqualTo("vm2");
            nothingButLosses(client);
            assertThat(site.wan2().http(Site.GLOBAL2)).doesNotContain("vm");
        }
        site.happen(Happening.PROCESS_UP, "vm1", "nginx");
        site.awaitVipOn("vm1");
        assertThat(site.wan1().http(Site.GLOBAL1)).isEqualTo("vm1");
    }

    @Test
    @Order(6)
    void should_stay_broken_outside_when_vm1_is_cut_off_until_vipnat_moves_the_rules() {
        try (Fetching client = site.wan1().fetchingHttp(Site.GLOBAL1)) {
            answersAgain(client);
            site.happen(Happening.LINK_DOWN, "vm1", "");
            site.awaitVipOn("vm2");
            assertThat(site.colleague().http(Site.VIP)).isEqualTo("vm2");
            nothingButLosses(client);

            Vipnat vipnat = site.vipnat();
            Outcome outcome =
                    vipnat.apply(vipnat.plan("edge"), ApplyOptions.careful().with(ApplyOptions.InUse.DROP));

            assertThat(outcome).isInstanceOf(Outcome.Done.class);
            answersAgain(client);
            assertThat(site.wan1().http(Site.GLOBAL1)).isEqualTo("vm2");
            assertThat(site.wan2().https(Site.GLOBAL2)).isEqualTo("vm2");
        }
    }

    private void answersAgain(Fetching client) {
        long since = System.nanoTime();
        Await.until(
                client.what() + " is answered", Machine.PATIENCE, () -> client.isAnsweredSince(since), site::report);
    }

    /** A dozen requests later not one was answered. */
    private void nothingButLosses(Fetching client) {
        long since = System.nanoTime() + Duration.ofMillis(500).toNanos();
        Await.until(client.what() + " goes on", Machine.PATIENCE, () -> client.countSince(since) >= 12, site::report);
        assertThat(client.answeredSince(since)).isZero();
    }
}
