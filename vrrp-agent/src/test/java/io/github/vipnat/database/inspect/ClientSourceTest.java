package io.github.vipnat.database.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Ipv4Prefix;
import io.github.vipnat.database.TestSite;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where clients come from; {@code RealStoryTest} asks the kernel. */
class ClientSourceTest {

    private static final Server VM2 = new Server("vm2", Ipv4.of("10.51.10.12"), 3306);

    private static InterfaceMask mask(String... prefixes) {
        return new InterfaceMask(Stream.of(prefixes)
                .map(text -> Ipv4Prefix.parse(text).orElseThrow())
                .toList());
    }

    private static List<String> sources(String vip, String databaseAddress, InterfaceMask mask) {
        var site = TestSite.site(vip, databaseAddress, 3306);
        return ClientSource.of(site, site.database().orElseThrow(), VM2, mask).stream()
                .map(source -> source.address() + (source.isCertain() ? "" : "?"))
                .toList();
    }

    @Test
    void should_come_from_each_nodes_own_address() {
        assertThat(sources("10.51.10.67", "10.51.10.12", InterfaceMask.unknown()))
                .containsExactly("10.51.10.11", "10.51.10.12");
    }

    @Test
    void should_come_from_the_vip_when_its_holder_connects_to_it() {
        assertThat(sources("10.51.10.67", "10.51.10.67", InterfaceMask.unknown()))
                .containsExactly("10.51.10.11", "10.51.10.12", "10.51.10.67");
    }

    @Test
    void should_come_from_the_vip_when_its_mask_is_longer_than_the_interfaces() {
        assertThat(sources("10.51.10.67/24", "10.51.10.12", mask("10.51.10.11/16")))
                .containsExactly("10.51.10.11", "10.51.10.12", "10.51.10.67");
        assertThat(sources("10.51.10.67/16", "10.51.10.12", mask("10.51.10.11/16")))
                .containsExactly("10.51.10.11", "10.51.10.12");
        assertThat(sources("10.51.10.67/32", "10.51.10.12", mask("10.51.10.11/16")))
                .containsExactly("10.51.10.11", "10.51.10.12");
    }

    @Test
    void should_say_so_when_nobody_could_see_the_interfaces_mask() {
        assertThat(sources("10.51.10.67/24", "10.51.10.12", InterfaceMask.unknown()))
                .containsExactly("10.51.10.11", "10.51.10.12", "10.51.10.67?");
    }

    @Test
    void should_take_one_server_a_node_behind_the_vip_and_one_elsewhere() {
        var behindVip = TestSite.site("10.51.10.67", "10.51.10.67", 3306);
        assertThat(Server.of(behindVip, behindVip.database().orElseThrow()))
                .extracting(Server::toString)
                .containsExactly("vm1, 10.51.10.11 port 3306", "vm2, 10.51.10.12 port 3306");
        var elsewhere = TestSite.site("10.51.10.67", "10.51.10.90", 3306);
        assertThat(Server.of(elsewhere, elsewhere.database().orElseThrow()))
                .extracting(Server::toString)
                .containsExactly("10.51.10.90 port 3306");
    }
}
