package io.github.vipnat.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.client.auth.keyboard.UserInteraction;
import org.apache.sshd.client.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ChannelShell;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.channel.exception.SshChannelOpenException;
import org.apache.sshd.common.kex.KexProposalOption;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What of the fact sheet can only be seen on the wire (ios-facts 6). */
@Timeout(240)
class SshTransportTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static ClientSession logIn(SshClient client, SimulatedRouter router) throws IOException {
        ClientSession session = SshTerminal.connect(client, router, "netops");
        session.addPasswordIdentity("secret");
        session.auth().verify(PATIENCE);
        return session;
    }

    private static ChannelShell shell(ClientSession session) throws IOException {
        ChannelShell channel = session.createShellChannel();
        channel.open().verify(PATIENCE);
        return channel;
    }

    @ParameterizedTest
    @CsvSource({
        "LEGACY_GROUP14, RSA, diffie-hellman-group14-sha1, ssh-rsa, aes128-cbc",
        "LEGACY_GROUP1, RSA, diffie-hellman-group1-sha1, ssh-rsa, 3des-cbc",
        "LEGACY_GROUP_EXCHANGE, RSA, diffie-hellman-group-exchange-sha1, ssh-rsa, aes256-cbc",
        "LEGACY_GROUP14, ECDSA, diffie-hellman-group14-sha1, ecdsa-sha2-nistp256, aes128-cbc",
    })
    void should_offer_what_old_images_offer_and_nothing_else(
            AlgorithmProfile profile, HostKeyType hostKey, String kex, String key, String cipher) throws Exception {
        try (SimulatedRouter router = Fixtures.edgeRouter()
                        .algorithms(profile)
                        .hostKey(hostKey)
                        .start();
                SshClient client = LegacyClient.start();
                ClientSession session = logIn(client, router)) {
            assertThat(session.getServerKexProposals().get(KexProposalOption.ALGORITHMS))
                    .startsWith(kex);
            assertThat(session.getServerKexProposals().get(KexProposalOption.SERVERKEYS))
                    .isEqualTo(key);
            assertThat(session.getServerKexProposals().get(KexProposalOption.S2CENC))
                    .isEqualTo(cipher);
            assertThat(session.getServerKexProposals().get(KexProposalOption.S2CMAC))
                    .isEqualTo("hmac-sha1");
        }
    }

    @Test
    void should_be_out_of_reach_of_a_modern_client_when_it_is_old() throws Exception {
        try (SimulatedRouter router = Fixtures.edgeRouter()
                        .algorithms(AlgorithmProfile.LEGACY_GROUP1)
                        .hostKey(HostKeyType.RSA)
                        .start();
                SshClient client = SshTerminal.client()) {
            assertThatThrownBy(() -> logIn(client, router)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void should_ask_for_the_password_interactively() throws Exception {
        try (SimulatedRouter router = Fixtures.edgeRouter()
                        .passwordLogin(PasswordLogin.KEYBOARD_INTERACTIVE)
                        .start();
                SshClient client = SshTerminal.client()) {
            StringBuilder asked = new StringBuilder();
            client.setUserInteraction(new Answering(asked));
            client.setUserAuthFactories(List.of(UserAuthKeyboardInteractiveFactory.INSTANCE));
            try (ClientSession session = SshTerminal.connect(client, router, "netops")) {
                session.auth().verify(PATIENCE);
            }
            assertThat(asked).hasToString("Password: ");
            client.setUserAuthFactories(List.of(UserAuthPasswordFactory.INSTANCE));
            assertThatThrownBy(() -> logIn(client, router)).isInstanceOf(IOException.class);
        }
    }

    private record Answering(StringBuilder asked) implements UserInteraction {

        @Override
        public String[] interactive(
                ClientSession session, String name, String instruction, String lang, String[] prompt, boolean[] echo) {
            asked.append(String.join("|", prompt));
            return new String[] {"secret"};
        }

        @Override
        public String getUpdatedPassword(ClientSession session, String prompt, String lang) {
            return "";
        }
    }

    @ParameterizedTest
    @EnumSource
    void should_take_the_terminal_size_the_client_asks_for_as_the_quirk_says(Quirk.TerminalSize quirk)
            throws Exception {
        try (SimulatedRouter router = Fixtures.edgeRouter()
                        .quirks(Quirks.defaults().with(quirk))
                        .start();
                SshClient client = SshTerminal.client();
                ClientSession session = logIn(client, router)) {
            ChannelShell channel = session.createShellChannel();
            channel.setPtyColumns(200);
            channel.setPtyLines(8);
            channel.open().verify(PATIENCE);
            channel.getInvertedIn().write("show running-config\r".getBytes(StandardCharsets.US_ASCII));
            channel.getInvertedIn().flush();
            String page = readTo(channel, " --More-- ");
            assertThat(page.lines()).hasSize(2 + (quirk == Quirk.TerminalSize.AS_ASKED ? 8 : 24));
        }
    }

    private static String readTo(ChannelShell channel, String end) throws IOException {
        StringBuilder text = new StringBuilder();
        while (!text.toString().endsWith(end)) {
            text.append((char) channel.getInvertedOut().read());
        }
        return text.toString();
    }

    // ios-facts 0.9
    @Test
    void should_drop_the_connection_on_a_second_channel() throws Exception {
        try (SimulatedRouter router = Fixtures.edgeRouter().start();
                SshClient client = SshTerminal.client();
                ClientSession session = logIn(client, router)) {
            shell(session);
            assertThatThrownBy(() -> shell(session)).isInstanceOf(IOException.class);
            Eventually.that(() -> !session.isOpen());
            Eventually.that(() -> router.openSessions() == 0);
        }
    }

    @Test
    void should_refuse_a_second_channel_for_lack_of_resources_on_xe() throws Exception {
        try (SimulatedRouter router =
                        Fixtures.edgeRouter().personality(Personality.IOS_XE).start();
                SshClient client = SshTerminal.client();
                ClientSession session = logIn(client, router)) {
            shell(session);
            assertThatThrownBy(() -> shell(session))
                    .rootCause()
                    .asInstanceOf(InstanceOfAssertFactories.type(SshChannelOpenException.class))
                    .extracting(SshChannelOpenException::getReasonCode)
                    .isEqualTo(4);
            assertThat(session.isOpen()).isTrue();
            assertThat(session.getServerVersion()).isEqualTo("SSH-2.0-Cisco-2.0");
        }
    }

    @ParameterizedTest
    @EnumSource
    void should_have_as_many_vtys_as_configured(Quirk.FullVty quirk) throws Exception {
        try (SimulatedRouter router = Fixtures.edgeRouter()
                        .configuration(Fixtures.edge().replace("line vty 0 4", "line vty 0 0"))
                        .quirks(Quirks.defaults().with(quirk))
                        .start();
                SshTerminal first = SshTerminal.open(router, "netops", "secret")) {
            first.readUntil("edge#");
            if (quirk == Quirk.FullVty.REFUSE) {
                assertThatThrownBy(() -> SshTerminal.open(router, "netops", "secret"))
                        .isInstanceOf(IOException.class);
            } else {
                try (SshTerminal second = SshTerminal.open(router, "netops", "secret")) {
                    assertThat(second.readToEnd()).isEmpty();
                }
            }
            assertThat(first.type("show clock\r", "edge#")).contains("12:00:00");
            first.type("exit\r");
            first.readToEnd();
            Eventually.that(() -> router.openSessions() == 0);
            try (SshTerminal again = SshTerminal.open(router, "netops", "secret")) {
                again.readUntil("edge#");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void should_refuse_a_login_the_way_it_is_told_to(Fault.Refusal refusal) throws Exception {
        try (SimulatedRouter router = Fixtures.edgeRouter().start()) {
            router.setFault(new Fault.RefuseLogin(1, refusal));
            if (refusal == Fault.Refusal.EXEC_AUTHORIZATION) {
                try (SshTerminal terminal = SshTerminal.open(router, "netops", "secret")) {
                    assertThat(terminal.readToEnd()).isEqualTo("% Authorization failed.\r\n");
                }
            } else {
                assertThatThrownBy(() -> SshTerminal.open(router, "netops", "secret"))
                        .isInstanceOf(IOException.class);
            }
            try (SshTerminal terminal = SshTerminal.open(router, "netops", "secret")) {
                terminal.readUntil("edge#");
            }
        }
    }

    // ios-facts 6, "exec channel"
    @Test
    void should_carry_out_one_command_without_echo_prompt_or_pager() throws Exception {
        try (SimulatedRouter router = Fixtures.edgeRouter().start()) {
            assertThat(exec(router, "show running-config | include ^hostname")).isEqualTo("hostname edge\r\n");
            assertThat(exec(router, "show running-config"))
                    .contains("\r\nend\r\n")
                    .doesNotContain("--More--");
            assertThat(exec(router, "show power inline"))
                    .isEqualTo("Line has invalid autocommand \"show power inline\"\r\n");
            Eventually.that(() -> router.openSessions() == 0);
        }
    }

    // ios-facts 6, "exec channel": unknown and unauthorised commands alike, with status 0; in a session it is another
    // text (2)
    @ParameterizedTest
    @CsvSource({
        "INVALID_AUTOCOMMAND, 'Line has invalid autocommand \"show running-config\"'",
        "AUTHORIZATION_FAILED, Command authorization failed.",
    })
    void should_say_as_the_quirk_does_that_an_only_command_is_denied(Quirk.ExecCommandDenied quirk, String said)
            throws Exception {
        try (SimulatedRouter router =
                Fixtures.edgeRouter().quirks(Quirks.defaults().with(quirk)).start()) {
            router.setFault(new Fault.DenyAuthorization("^show running"));
            assertThat(exec(router, "show running-config")).isEqualTo(said + "\r\n");
            assertThat(exec(router, "show privilege")).isEqualTo("Current privilege level is 15\r\n");
        }
    }

    // ios-facts 9.7
    @ParameterizedTest
    @CsvSource({"TOLD, '% Authorization failed.\r\n'", "CLOSED_WITHOUT_A_WORD, ''"})
    void should_end_a_login_that_gets_no_exec_as_the_quirk_says(Quirk.ExecDenied quirk, String said) throws Exception {
        try (SimulatedRouter router =
                Fixtures.edgeRouter().quirks(Quirks.defaults().with(quirk)).start()) {
            router.setFault(new Fault.RefuseLogin(1, Fault.Refusal.EXEC_AUTHORIZATION));
            try (SshTerminal refused = SshTerminal.open(router, "netops", "secret")) {
                assertThat(refused.readToEnd()).isEqualTo(said);
            }
            try (SshTerminal again = SshTerminal.open(router, "netops", "secret")) {
                assertThat(again.readUntil("edge#")).endsWith("edge#");
            }
        }
    }

    private static String exec(SimulatedRouter router, String command) throws IOException {
        try (SshClient client = SshTerminal.client();
                ClientSession session = logIn(client, router);
                ChannelExec channel = session.createExecChannel(command)) {
            ByteArrayOutputStream printed = new ByteArrayOutputStream();
            channel.setOut(printed);
            channel.open().verify(PATIENCE);
            channel.waitFor(List.of(ClientChannelEvent.CLOSED), PATIENCE);
            assertThat(channel.getExitStatus()).isZero();
            return printed.toString(StandardCharsets.UTF_8);
        }
    }

    @Test
    void should_send_exactly_the_bytes_a_fault_leaves_before_the_connection_goes() throws Exception {
        try (SimulatedRouter router = Fixtures.edgeRouter().start()) {
            for (int bytes : new int[] {1, 7, 16, 20, 40}) {
                try (SshTerminal terminal = SshTerminal.open(router, "netops", "secret")) {
                    terminal.readUntil("edge#");
                    router.setFault(new Fault.DisconnectAfterBytes(bytes));
                    terminal.type("show clock\rshow privilege\r");
                    assertThat(terminal.readToEnd()).hasSize(bytes);
                    Eventually.that(() -> router.openSessions() == 0);
                }
            }
        }
    }

    @Test
    void should_stay_connected_and_silent_when_stalled() throws Exception {
        try (SimulatedRouter router = Fixtures.edgeRouter().start();
                SshTerminal terminal = SshTerminal.open(router, "netops", "secret")) {
            terminal.readUntil("edge#");
            router.setFault(new Fault.Stall(1, Fault.Moment.AFTER_EXECUTION));
            terminal.type("configure terminal\rhostname never\r");
            assertThat(terminal.readUntil("terminal\r\n")).endsWith("configure terminal\r\n");
            Eventually.that(router::configurationModeHeld);
            assertThat(terminal.session().isOpen()).isTrue();
            assertThat(router.runningConfig()).contains("hostname edge");
        }
    }

    @Test
    void should_throw_everybody_out_and_keep_listening_when_it_reloads() throws Exception {
        try (SimulatedRouter router = Fixtures.edgeRouter().start();
                SshTerminal terminal = SshTerminal.open(router, "netops", "secret")) {
            terminal.readUntil("edge#");
            int port = router.port();
            router.reload();
            terminal.readToEnd();
            assertThat(router.openSessions()).isZero();
            try (SshTerminal again = SshTerminal.open(router, "netops", "secret")) {
                again.readUntil("edge#");
                assertThat(router.port()).isEqualTo(port);
            }
        }
    }

    @Test
    void should_close_an_idle_session() throws Exception {
        try (SimulatedRouter router = Fixtures.edgeRouter().start();
                SshTerminal terminal = SshTerminal.open(router, "netops", "secret")) {
            terminal.readUntil("edge#");
            router.clock().advance(Duration.ofMinutes(20));
            assertThat(terminal.readToEnd()).isEmpty();
        }
    }

    @Test
    @Tag("bouncycastle")
    void should_show_an_ed25519_key_where_bouncycastle_is_there() throws Exception {
        try (SimulatedRouter router =
                        Fixtures.edgeRouter().hostKey(HostKeyType.ED25519).start();
                SshTerminal terminal = SshTerminal.open(router, "netops", "secret")) {
            terminal.readUntil("edge#");
            assertThat(router.knownHostsLine()).contains("]:" + router.port() + " ssh-ed25519 AAAAC3");
        }
    }

    @Test
    void should_say_what_an_ed25519_key_needs() {
        assertThatThrownBy(
                        () -> Fixtures.edgeRouter().hostKey(HostKeyType.ED25519).start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("BouncyCastle");
    }
}
