package io.github.vipnat.database.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Both forms of error 1130, and what cannot be told apart by its text (netlab-facts 5). */
class ConnectFailureTest {

    private static ConnectFailure.Reason reason(int number, String said) {
        return ConnectFailure.of(number, said).reason();
    }

    @Test
    void should_know_1130_in_its_plain_form() {
        assertThat(reason(1130, "Host '10.51.10.12' is not allowed to connect to this MariaDB server"))
                .isEqualTo(ConnectFailure.Reason.HOST_NOT_ALLOWED);
    }

    @Test
    void should_know_1130_where_a_newer_client_hides_it_behind_2002() {
        String said =
                "Received error packet before completion of TLS handshake. The authenticity of the following error"
                        + " cannot be verified: 1130 - Host '10.51.10.12' is not allowed to connect to this MariaDB server";
        assertThat(reason(2002, said)).isEqualTo(ConnectFailure.Reason.HOST_NOT_ALLOWED);
        assertThat(reason(2026, said.replace("1130", "1040"))).isEqualTo(ConnectFailure.Reason.TURNED_AWAY);
    }

    @Test
    void should_not_take_every_2002_for_1130() {
        assertThat(reason(2002, "Can't connect to server on '10.51.10.11' (115)"))
                .isEqualTo(ConnectFailure.Reason.OTHER);
    }

    @Test
    void should_know_that_a_server_listens_when_it_turns_us_away() {
        assertThat(reason(1045, "Access denied").isListening()).isTrue();
        assertThat(reason(1129, "Host is blocked").isListening()).isTrue();
        assertThat(ConnectFailure.Reason.REFUSED.isListening()).isFalse();
    }
}
