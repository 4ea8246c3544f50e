package io.github.vipnat.transport.jsch;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import com.jcraft.jsch.Session;
import io.github.vipnat.secret.Secret;
import io.github.vipnat.transport.Login;
import io.github.vipnat.transport.connect.ConnectionAttempt;
import io.github.vipnat.transport.connect.PasswordDialogue;
import io.github.vipnat.transport.key.PrivateKeyFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Logs in one way; made before the connection, so that a bad key file costs no connection.
 *
 * @param methods as SSH names them, in the order to try
 * @param tries how many refusals to take: one for a password, so that a wrong one counts once against a lock-out
 */
record JschLogin(JSch jsch, ConnectionAttempt attempt, String methods, int tries, PasswordDialogue dialogue) {

    private static final int KEY_TRIES = 6;
    private static final Pattern METHODS = Pattern.compile("methods '([a-z,-]+)'");

    static JschLogin prepare(ConnectionAttempt attempt, Optional<Path> agentSocket) {
        JSch jsch = new JSch();
        Login login = attempt.endpoint().login();
        return login.match(new Login.Cases<>(
                (Login.Password password) -> new JschLogin(
                        jsch, attempt, "password,keyboard-interactive", 1, new PasswordDialogue(password.password())),
                (Login.KeyFile file) -> {
                    addKey(jsch, PrivateKeyFile.read(file));
                    return withKeys(jsch, attempt);
                },
                (Login.Agent agent) -> {
                    jsch.setIdentityRepository(OfferedKeys.of(attempt, agent, agentSocket));
                    return withKeys(jsch, attempt);
                }));
    }

    private static JschLogin withKeys(JSch jsch, ConnectionAttempt attempt) {
        return new JschLogin(jsch, attempt, "publickey", KEY_TRIES, new PasswordDialogue(new Secret("")));
    }

    /** Decrypts at once, so that a wrong passphrase shows before any connection is made. */
    static void addKey(JSch jsch, PrivateKeyFile file) {
        byte[] text = file.text().getBytes(StandardCharsets.UTF_8);
        byte[] passphrase = file.passphrase().map(Secret::reveal).orElse("").getBytes(StandardCharsets.UTF_8);
        try {
            KeyPair opened = KeyPair.load(jsch, text.clone(), null);
            boolean open = !opened.isEncrypted() || opened.decrypt(passphrase.clone());
            if (!open || opened.getPublicKeyBlob() == null) {
                throw file.unreadable();
            }
            opened.dispose();
            jsch.addIdentity(file.login().username(), text, null, passphrase);
        } catch (JSchException | IndexOutOfBoundsException | IllegalArgumentException e) {
            // jsch runs off the end of bytes it does not expect.
            throw file.unreadable();
        }
    }

    /** Connects, which in jsch is one step from the first byte to the login. */
    void logIn(Session session) throws JSchException {
        session.setConfig("PreferredAuthentications", methods);
        session.setConfig("MaxAuthTries", String.valueOf(tries));
        session.setUserInfo(new JschDialogue(dialogue));
        try {
            session.connect();
        } catch (PasswordDialogue.Unanswered e) {
            throw attempt.loginRefused(e.detail());
        } catch (JSchException e) {
            if (attempt.isLoggingIn() && !attempt.lineEnded()) {
                throw attempt.loginRefused(detail(e));
            }
            throw e;
        }
    }

    /** jsch tells what the host takes only in its message. */
    private static String detail(JSchException refusal) {
        Matcher methods = METHODS.matcher(String.valueOf(refusal.getMessage()));
        return methods.find() ? "it takes " + methods.group(1).replace(",", ", ") : "by the host";
    }
}
