package io.github.vipnat.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vipnat.keepalived.real.MachineLock;
import io.github.vipnat.lab.PacketPlane;
import io.github.vipnat.lab.netfilter.NetfilterPlane;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** Rules that the kernel refuses change nothing: not the translations, and not the addresses the router answers for. */
@Timeout(value = 45, unit = TimeUnit.MINUTES)
@Isolated("what real daemons take is measured")
class RefusedRulesetTest {

    private static final List<PacketPlane.Port> PORTS =
            List.of(new PacketPlane.Port("GigabitEthernet0/1", "172.18.55.1", "255.255.255.0", false, true));

    @BeforeAll
    static void prepare() {
        Site.assumePossible();
    }

    private static PacketPlane.Translation web(int localPort, String global) {
        return new PacketPlane.Translation("tcp", "10.51.10.11", localPort, global, 80, true, true);
    }

    @Test
    void should_leave_the_addresses_as_they_were_when_nft_refuses_the_rules() {
        try (MachineLock lock = MachineLock.take();
                Guardian guardian = Guardian.posted()) {
            assertThat(lock).isNotNull();
            assertThat(guardian).isNotNull();
            Namespace router = Namespace.make("plane");
            router.cable("wan1", Namespace.make("far"), "isp0");
            router.address("172.18.55.1/24", "wan1");
            try (NetfilterPlane plane = NetfilterPlane.in(router.name(), Map.of("GigabitEthernet0/1", "wan1"))) {
                plane.mirror(PORTS, List.of(web(80, "172.18.55.51")));

                assertThatThrownBy(() -> plane.mirror(PORTS, List.of(web(70_000, "172.18.55.52"))))
                        .hasMessageContaining("nft -f -");

                assertThat(router.ip("-4", "-o", "addr", "show", "dev", "wan1"))
                        .contains("172.18.55.51/32")
                        .doesNotContain("172.18.55.52");
            }
            assertThat(router.ip("-4", "-o", "addr", "show", "dev", "wan1")).doesNotContain("172.18.55.51");
        }
    }
}
