package io.github.vipnat.database.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.database.session.ConnectFailure;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Down, or on 127.0.0.1 alone: what a client cannot tell and the host can. */
class NodeViewTest {

    private static final Server VM1 = new Server("vm1", Ipv4.of("10.51.10.11"), 3306);
    private static final Optional<ConnectFailure> REFUSED =
            Optional.of(new ConnectFailure(ConnectFailure.Reason.REFUSED, "Connection refused"));

    private static final String ADDRESSES = """
            1: lo    inet 127.0.0.1/8 scope host lo\\       valid_lft forever preferred_lft forever
            2: eth0    inet 10.51.10.11/16 brd 10.51.255.255 scope global eth0\\       valid_lft forever
            2: eth0    inet 10.51.10.67/32 scope global eth0\\       valid_lft forever
            """;

    private static String socket(String address, int port, String state) {
        return "   0: %s:%04X 00000000:0000 %s 00000000:00000000 00:00000000 00000000     0        0 1 1\n"
                .formatted(address, port, state);
    }

    private static final String HEADER =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";

    private static Reachability.State seen(String sockets) {
        return Reachability.of(VM1, REFUSED, NodeView.parse(ADDRESSES + HEADER + sockets))
                .state();
    }

    @Test
    void should_read_addresses_with_their_masks() {
        assertThat(NodeView.parse(ADDRESSES + HEADER).orElseThrow().addresses())
                .extracting(Object::toString)
                .containsExactly("127.0.0.1/8", "10.51.10.11/16", "10.51.10.67/32");
    }

    @Test
    void should_tell_a_server_on_loopback_from_one_that_is_down() {
        assertThat(seen(socket("0100007F", 3306, "0A"))).isEqualTo(Reachability.State.ON_LOOPBACK);
        assertThat(seen("")).isEqualTo(Reachability.State.DOWN);
        assertThat(seen(socket("0100007F", 3307, "0A"))).isEqualTo(Reachability.State.DOWN);
        assertThat(seen(socket("0100007F", 3306, "01"))).isEqualTo(Reachability.State.DOWN);
    }

    @Test
    void should_find_a_server_on_another_address_and_a_filter_in_front() {
        assertThat(seen(socket("430A330A", 3306, "0A"))).isEqualTo(Reachability.State.ELSEWHERE);
        assertThat(seen(socket("00000000", 3306, "0A"))).isEqualTo(Reachability.State.FILTERED);
        assertThat(seen(socket("00000000000000000000000000000000", 3306, "0A"))).isEqualTo(Reachability.State.FILTERED);
        assertThat(seen(socket("0000000000000000FFFF00000B0A330A", 3306, "0A"))).isEqualTo(Reachability.State.FILTERED);
    }

    @Test
    void should_not_guess_where_the_host_was_not_seen() {
        assertThat(Reachability.of(VM1, REFUSED, Optional.empty()).state()).isEqualTo(Reachability.State.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "This account is restricted.\n",
                "1: lo    inet 127.0.0.1/8 scope host lo\n",
                "  sl  local_address rem_address   st\n"
            })
    void should_not_take_what_is_no_host_for_one_without_listeners(String printed) {
        assertThat(NodeView.parse(printed)).isEmpty();
    }

    @Test
    void should_not_call_a_server_down_where_the_sockets_could_not_be_read() {
        NodeView blind = NodeView.here(Path.of("/nonexistent"));
        assertThat(blind.listeners()).isEmpty();
        assertThat(blind.has(Ipv4.of("127.0.0.1"))).isTrue();
        assertThat(Reachability.of(VM1, REFUSED, Optional.of(blind)).state()).isEqualTo(Reachability.State.REFUSED);
    }

    @ParameterizedTest
    @EnumSource(
            value = ConnectFailure.Reason.class,
            names = {"REFUSED", "NO_ANSWER", "NO_ROUTE"})
    void should_blame_a_filter_where_nothing_came_back(ConnectFailure.Reason reason) {
        assertThat(reached(reason)).isEqualTo(Reachability.State.FILTERED);
    }

    @Test
    void should_not_blame_a_filter_for_what_a_server_said() {
        assertThat(reached(ConnectFailure.Reason.OTHER)).isEqualTo(Reachability.State.OTHER);
    }

    private static Reachability.State reached(ConnectFailure.Reason reason) {
        String listens = ADDRESSES + HEADER + socket("00000000", 3306, "0A");
        return Reachability.of(VM1, Optional.of(new ConnectFailure(reason, "")), NodeView.parse(listens))
                .state();
    }

    @Test
    void should_see_a_socket_of_this_very_host() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            NodeView here = NodeView.here();
            assertThat(here.listeners().orElseThrow())
                    .contains(new NodeView.Listener(Ipv4.of("127.0.0.1"), socket.getLocalPort()));
            assertThat(here.has(Ipv4.of("127.51.0.1"))).isTrue();
            assertThat(here.has(Ipv4.of("203.0.113.1"))).isFalse();
        }
    }
}
