package io.github.vipnat.doctor.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One node has the VIP, and only one; who did not say may have it too. */
class VipHolderCheckTest {

    private static Finding line(SeenSite seen) {
        List<Finding> lines = new VipHolderCheck().check(seen.sight());
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }

    @Test
    void should_find_one_holder_well() {
        Finding line = line(SeenSite.healthy());
        assertThat(line.verdict()).isEqualTo(Verdict.OK);
        assertThat(line.what()).isEqualTo("10.51.10.67 is on vm1 and nowhere else");
    }

    @Test
    void should_find_two_holders_and_none_faulty() {
        SeenSite two = SeenSite.healthy().links("vm2", SeenSite.MAC_OF_VM2, "10.51.10.12", SeenSite.VIP);
        assertThat(line(two).verdict()).isEqualTo(Verdict.FAULT);
        assertThat(line(two).what()).contains("2 nodes at once: vm1, vm2");
        SeenSite none = SeenSite.healthy().links("vm1", SeenSite.MAC_OF_VM1, "10.51.10.11");
        assertThat(line(none).verdict()).isEqualTo(Verdict.FAULT);
        assertThat(line(none).what()).contains("on no node");
    }

    @Test
    void should_not_call_one_holder_the_only_one_while_another_node_is_silent() {
        Finding line = line(SeenSite.healthy().silent("vm2"));
        assertThat(line.verdict()).isEqualTo(Verdict.NOT_CHECKED);
        assertThat(line.what()).contains("vm2 did not say");
    }

    @Test
    void should_not_take_an_address_that_begins_alike_for_the_vip() {
        SeenSite alike =
                SeenSite.healthy().links("vm1", SeenSite.MAC_OF_VM1, "10.51.10.11", "10.51.10.6", "10.51.10.167");
        assertThat(line(alike).verdict()).isEqualTo(Verdict.FAULT);
    }
}
