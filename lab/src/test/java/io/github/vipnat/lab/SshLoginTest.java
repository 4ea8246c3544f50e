package io.github.vipnat.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(240)
class SshLoginTest {

    @Test
    void should_land_at_the_privileged_prompt_when_the_user_has_privilege_15() throws Exception {
        try (SimulatedRouter router = Fixtures.edgeRouter().start();
                SshTerminal terminal = SshTerminal.open(router, "netops", "secret")) {
            assertThat(terminal.readUntil("edge#")).isEqualTo("\r\nedge#");
            assertThat(router.openSessions()).isEqualTo(1);
        }
    }

    @Test
    void should_greet_with_the_message_of_the_day_even_if_it_looks_like_a_prompt() throws Exception {
        try (SimulatedRouter router = Fixtures.edgeRouter()
                        .banner("\n # Login for authorized users only #\n")
                        .start();
                SshTerminal terminal = SshTerminal.open(router, "netops", "secret")) {
            assertThat(terminal.readUntil("edge#")).isEqualTo("\r\n # Login for authorized users only #\r\n\r\nedge#");
        }
    }

    @Test
    void should_take_a_public_key() throws Exception {
        KeyPair key = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        try (SimulatedRouter router = Fixtures.edgeRouter()
                        .publicKeyUser("robot", key.getPublic())
                        .start();
                SshClient client = SshTerminal.client();
                ClientSession session = SshTerminal.connect(client, router, "robot")) {
            session.addPublicKeyIdentity(key);
            session.auth().verify(20_000);
            assertThat(session.isAuthenticated()).isTrue();
        }
    }

    @Test
    void should_refuse_a_wrong_password() throws Exception {
        try (SimulatedRouter router = Fixtures.edgeRouter().start()) {
            assertThatThrownBy(() -> SshTerminal.open(router, "netops", "wrong"))
                    .hasMessageContaining("authentication");
            assertThat(router.openSessions()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ECDSA", "RSA"})
    void should_show_the_host_key_of_its_known_hosts_line(HostKeyType type) throws Exception {
        AtomicReference<PublicKey> shown = new AtomicReference<>();
        try (SimulatedRouter router = Fixtures.edgeRouter().hostKey(type).start();
                SshClient client = SshTerminal.client()) {
            client.setServerKeyVerifier((session, address, key) -> {
                shown.set(key);
                return true;
            });
            try (ClientSession session = SshTerminal.connect(client, router, "netops")) {
                session.addPasswordIdentity("secret");
                session.auth().verify(20_000);
                assertThat(session.getServerVersion()).isEqualTo("SSH-2.0-Cisco-1.25");
            }
            assertThat(router.knownHostsLine())
                    .isEqualTo("[127.0.0.1]:" + router.port() + " " + PublicKeyEntry.toString(shown.get()));
        }
    }

    @Test
    void should_end_the_session_and_free_the_vty_when_the_user_leaves() throws Exception {
        try (SimulatedRouter router = Fixtures.edgeRouter().start();
                SshTerminal terminal = SshTerminal.open(router, "netops", "secret")) {
            terminal.readUntil("edge#");
            terminal.type("exit\r");
            assertThat(terminal.readToEnd()).isEqualTo("exit\r\n");
            Eventually.that(() -> router.openSessions() == 0);
        }
    }

    @Test
    void should_echo_type_ahead_when_its_turn_comes() throws Exception {
        try (SimulatedRouter router = Fixtures.edgeRouter().start();
                SshTerminal terminal = SshTerminal.open(router, "netops", "secret")) {
            terminal.readUntil("edge#");
            String both = terminal.type("show clock\rshow privilege\rend\r", "marker.\r\n\r\nedge#");
            assertThat(both).isEqualTo("""
                            show clock
                            *12:00:00.000 UTC Mon Mar 2 2026
                            edge#show privilege
                            Current privilege level is 15
                            edge#end
                                   ^
                            % Invalid input detected at '^' marker.

                            edge#""".replace("\n", "\r\n"));
            assertThat(router.linesReceived()).containsExactly("show clock", "show privilege", "end");
        }
    }
}
