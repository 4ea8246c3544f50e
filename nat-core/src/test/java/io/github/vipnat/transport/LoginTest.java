package io.github.vipnat.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.vipnat.secret.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.auth.keyboard.InteractiveChallenge;
import org.apache.sshd.server.auth.keyboard.KeyboardInteractiveAuthenticator;
import org.apache.sshd.server.auth.password.PasswordAuthenticator;
import org.apache.sshd.server.auth.password.PasswordChangeRequiredException;
import org.apache.sshd.server.session.ServerSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@Execution(ExecutionMode.CONCURRENT)
@ParameterizedClass
@EnumSource(SshLibrary.class)
@Timeout(240)
class LoginTest {

    private static final String WRONG = "wr0ng-Passw0rd";

    @Parameter
    SshLibrary library;

    @TempDir
    Path directory;

    @Test
    void should_log_in_with_a_password() {
        try (TestServer server = TestServer.start(TestKey.ECDSA_256)) {
            logIn(server, TestServer.PASSWORD);
            assertThat(server.triedPasswords()).containsExactly(TestServer.PASSWORD);
        }
    }

    @Test
    void should_answer_the_question_when_the_host_takes_no_password_outright() {
        try (TestServer server = TestServer.start(TestServer::takeAnswers, TestKey.ECDSA_256)) {
            logIn(server, TestServer.PASSWORD);
            assertThat(server.triedPasswords()).containsExactly(TestServer.PASSWORD);
        }
    }

    @Test
    void should_answer_a_question_in_any_language() {
        try (TestServer server = asking("Mot de passe : ")) {
            logIn(server, TestServer.PASSWORD);
        }
    }

    @Test
    void should_try_a_wrong_password_once_so_that_no_lock_out_comes_nearer() {
        try (TestServer server = TestServer.start(TestServer::takePasswordsAndAnswers, TestKey.ECDSA_256)) {
            TransportException refusal = refusal(server, WRONG);
            assertThat(refusal.reason()).isEqualTo(TransportException.Reason.LOGIN_REFUSED);
            assertThat(server.triedPasswords()).containsExactly(WRONG);
        }
    }

    @Test
    void should_answer_a_question_once_when_the_password_is_wrong() {
        try (TestServer server = TestServer.start(TestServer::takeAnswers, TestKey.ECDSA_256)) {
            TransportException refusal = refusal(server, WRONG);
            assertThat(refusal.reason()).isEqualTo(TransportException.Reason.LOGIN_REFUSED);
            assertThat(server.triedPasswords()).containsExactly(WRONG);
        }
    }

    @Test
    void should_name_the_question_when_the_host_wants_more_than_a_password() {
        try (TestServer server = asking("Password: ", "Token code: ")) {
            TransportException refusal = refusal(server, TestServer.PASSWORD);
            assertThat(refusal.reason()).isEqualTo(TransportException.Reason.LOGIN_REFUSED);
            assertThat(refusal).hasMessageContaining("Token code:");
        }
    }

    @Test
    void should_not_choose_a_new_password_when_the_old_one_has_expired() {
        List<String> newPasswords = new CopyOnWriteArrayList<>();
        try (TestServer server = TestServer.start(
                s -> s.sshd().setPasswordAuthenticator(new ExpiredPassword(newPasswords)), TestKey.ECDSA_256)) {
            TransportException refusal = refusal(server, TestServer.PASSWORD);
            assertThat(refusal.reason()).isEqualTo(TransportException.Reason.LOGIN_REFUSED);
            assertThat(refusal).hasMessageContaining("it asks for more than a password");
            assertThat(newPasswords).isEmpty();
        }
    }

    @Test
    void should_not_give_the_password_for_a_second_factor() {
        try (TestServer server = TestServer.start(
                s -> {
                    s.takePasswordsAndAnswers();
                    CoreModuleProperties.AUTH_METHODS.set(s.sshd(), "password,keyboard-interactive");
                },
                TestKey.ECDSA_256)) {
            TransportException refusal = refusal(server, TestServer.PASSWORD);
            assertThat(refusal.reason()).isEqualTo(TransportException.Reason.LOGIN_REFUSED);
            assertThat(refusal).hasMessageContaining("it asks for more than a password: Password:");
            assertThat(server.triedPasswords()).containsExactly(TestServer.PASSWORD);
        }
    }

    /** Lets nobody in before the password is changed. */
    private record ExpiredPassword(List<String> newPasswords) implements PasswordAuthenticator {

        @Override
        public boolean authenticate(String user, String password, ServerSession session) {
            throw new PasswordChangeRequiredException("expired", "Enter a new password: ", "");
        }

        @Override
        public boolean handleClientPasswordChangeRequest(
                ServerSession session, String user, String oldPassword, String newPassword) {
            newPasswords.add(newPassword);
            return false;
        }
    }

    @Test
    void should_say_who_was_refused_and_never_with_what() {
        try (TestServer server = TestServer.start(TestKey.ECDSA_256)) {
            TransportException refusal = refusal(server, WRONG);
            assertThat(refusal).hasMessageContaining("edge (127.0.0.1:" + server.port() + ")");
            assertThat(refusal).hasMessageContaining("login of netops was refused");
            assertThat(refusal).hasMessageContaining("password");
            for (Throwable t = refusal; t != null; t = t.getCause()) {
                assertThat(t.toString()).doesNotContain(WRONG);
            }
            assertThat(refusal.problem().fix()).isEqualTo("ssh -p " + server.port() + " netops@127.0.0.1");
        }
    }

    @Test
    void should_say_what_the_host_takes_when_it_takes_no_password() {
        Consumer<TestServer> keysOnly =
                server -> server.takeKey(TestKey.RSA.pair().getPublic());
        try (TestServer server = TestServer.start(keysOnly, TestKey.ECDSA_256)) {
            TransportException refusal = refusal(server, TestServer.PASSWORD);
            assertThat(refusal.reason()).isEqualTo(TransportException.Reason.LOGIN_REFUSED);
            assertThat(refusal).hasMessageContaining("publickey");
        }
    }

    /** A server that asks these questions and takes the password for each. */
    private static TestServer asking(String... questions) {
        return TestServer.start(
                server -> {
                    server.takeAnswers();
                    server.sshd().setKeyboardInteractiveAuthenticator(new KeyboardInteractiveAuthenticator() {
                        @Override
                        public InteractiveChallenge generateChallenge(
                                ServerSession session, String username, String lang, String subMethods) {
                            InteractiveChallenge challenge = new InteractiveChallenge();
                            challenge.setInteractionName("");
                            challenge.setInteractionInstruction("");
                            challenge.setLanguageTag("");
                            for (String question : questions) {
                                challenge.addPrompt(question, false);
                            }
                            return challenge;
                        }

                        @Override
                        public boolean authenticate(ServerSession session, String username, List<String> responses) {
                            return responses.stream().allMatch(TestServer.PASSWORD::equals);
                        }
                    });
                },
                TestKey.ECDSA_256);
    }

    private void logIn(TestServer server, String password) {
        library.transport().connect(endpoint(server, password)).close();
    }

    private TransportException refusal(TestServer server, String password) {
        Endpoint endpoint = endpoint(server, password);
        return catchThrowableOfType(
                TransportException.class, () -> library.transport().connect(endpoint));
    }

    private Endpoint endpoint(TestServer server, String password) {
        return server.endpoint(new Login.Password(TestServer.USER, new Secret(password)), server.trusted(directory));
    }
}
