package io.github.vipnat.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;

/** A real SSH server on loopback that lets {@code ops} through to other hosts, and nothing else. */
final class JumpHost implements AutoCloseable {

    static final String PASSWORD = "jump-Passw0rd";

    /** Held here, since the JDK forgets the level of a logger that nobody holds. */
    private static final Logger MINA = Logger.getLogger("org.apache.sshd");

    static {
        MINA.setLevel(Level.SEVERE);
    }

    private final SshServer server = SshServer.setUpDefaultServer();

    private JumpHost() throws Exception {
        this("ecdsa-sha2-nistp256", 256);
    }

    private JumpHost(String keyType, int keyBits) throws Exception {
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setKeyPairProvider(KeyPairProvider.wrap(KeyUtils.generateKeyPair(keyType, keyBits)));
        server.setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
        server.setUserAuthFactories(List.of(UserAuthPasswordFactory.INSTANCE));
        server.setPasswordAuthenticator((user, password, session) -> user.equals("ops") && password.equals(PASSWORD));
    }

    static JumpHost start() throws Exception {
        JumpHost started = new JumpHost();
        started.server.start();
        return started;
    }

    /** One with a host key as old routers have it (ios-facts 6, "algorithms"). */
    static JumpHost withShortKey() throws Exception {
        JumpHost started = new JumpHost("ssh-rsa", 1024);
        started.server.start();
        return started;
    }

    /** One with an old key exchange alone (ios-facts 6, "algorithms"). */
    static JumpHost old() throws Exception {
        JumpHost started = new JumpHost();
        started.server.setKeyExchangeFactories(
                NamedFactory.setUpTransformedFactories(false, List.of(BuiltinDHFactories.dhg14), ServerBuilder.DH2KEX));
        started.server.start();
        return started;
    }

    /** What vipnat calls it. */
    String address() {
        return "127.0.0.1:" + server.getPort();
    }

    /** As an entry of {@code jump}. */
    String yaml(String more) {
        return "{ address: 127.0.0.1, port: " + server.getPort() + ", username: ops, password: env:JUMP_PASSWORD" + more
                + " }";
    }

    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
