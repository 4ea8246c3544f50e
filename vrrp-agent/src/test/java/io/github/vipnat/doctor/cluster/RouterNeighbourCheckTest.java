package io.github.vipnat.doctor.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.Verdict;
import io.github.vipnat.doctor.WireSight;
import io.github.vipnat.reconcile.NeighbourProof;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A row of the router's ARP table is believed as far as something proves it. */
class RouterNeighbourCheckTest {

    private static final String OTHER = "00:15:5d:0a:0b:99";

    private static Finding line(SeenSite seen, Optional<String> mac, boolean isAnswered, boolean isRenewed) {
        return new RouterNeighbourCheck().judge("edge", new NeighbourProof(mac, isAnswered, isRenewed), seen.sight());
    }

    @Test
    void should_find_the_holder_s_row_well_with_a_ping_and_without() {
        Optional<String> holder = Optional.of(SeenSite.MAC_OF_VM1);
        assertThat(line(SeenSite.healthy(), holder, true, false).verdict()).isEqualTo(Verdict.OK);
        assertThat(line(SeenSite.healthy(), holder, false, false).verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void should_tell_a_row_of_before_the_failover_from_a_second_owner() {
        Optional<String> old = Optional.of(SeenSite.MAC_OF_VM2);
        Finding stale = line(SeenSite.healthy(), old, false, false);
        assertThat(stale.verdict()).isEqualTo(Verdict.FAULT);
        assertThat(stale.fix()).contains("clear ip arp 10.51.10.67");
        Finding second = line(SeenSite.healthy(), Optional.of(OTHER), true, false);
        assertThat(second.what()).contains("another machine answers it");
        assertThat(second.fix()).contains("0015.5d0a.0b99");
    }

    @Test
    void should_not_believe_a_row_that_nothing_renews_where_the_holder_is_not_known() {
        SeenSite unknown = SeenSite.healthy().silent("vm1").silent("vm2");
        assertThat(line(unknown, Optional.of(OTHER), false, false).verdict()).isEqualTo(Verdict.NOT_CHECKED);
        assertThat(line(unknown, Optional.of(OTHER), false, true).verdict()).isEqualTo(Verdict.OK);
        assertThat(line(unknown, Optional.empty(), false, false).verdict()).isEqualTo(Verdict.FAULT);
    }

    @Test
    void should_let_the_wire_say_who_else_answers() {
        SeenSite two = SeenSite.healthy().with(new WireSight(Optional.of(List.of(SeenSite.MAC_OF_VM1, OTHER)), ""));
        assertThat(new VipArpCheck().check(two.sight()).get(0).what()).contains("2 machines answer ARP");
        SeenSite none = SeenSite.healthy().with(new WireSight(Optional.of(List.of()), ""));
        assertThat(new VipArpCheck().check(none.sight()).get(0).verdict()).isEqualTo(Verdict.FAULT);
        SeenSite unseen = SeenSite.healthy().with(WireSight.unseen("arping is not there"));
        assertThat(new VipArpCheck().check(unseen.sight()).get(0).verdict()).isEqualTo(Verdict.NOT_CHECKED);
    }
}
