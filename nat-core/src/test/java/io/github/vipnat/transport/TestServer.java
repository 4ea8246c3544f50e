package io.github.vipnat.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.secret.Secret;
import io.github.vipnat.transport.hostkey.HostKey;
import io.github.vipnat.transport.hostkey.KnownHosts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.sshd.client.future.OpenFuture;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.ChannelFactory;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.kex.DHFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.UserAuthFactory;
import org.apache.sshd.server.auth.keyboard.DefaultKeyboardInteractiveAuthenticator;
import org.apache.sshd.server.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;
import org.apache.sshd.server.forward.DirectTcpipFactory;
import org.apache.sshd.server.forward.TcpForwardingFilter;
import org.apache.sshd.server.forward.TcpipServerChannel;

/** A real SSH server on loopback, with one user, an echoing shell and a few commands. */
public final class TestServer implements AutoCloseable {

    public static final String USER = "netops";
    public static final String PASSWORD = "right-Passw0rd";

    /** Held here, since the JDK forgets the level of a logger that nobody holds. */
    private static final Logger MINA = Logger.getLogger("org.apache.sshd");

    static {
        MINA.setLevel(Level.SEVERE);
    }

    /** For whatever is to succeed. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SshServer server;
    private final List<KeyPair> hostKeys;
    private final List<String> triedPasswords = new CopyOnWriteArrayList<>();
    private final List<String> lookedAtKeys = new CopyOnWriteArrayList<>();

    private TestServer(SshServer server, List<KeyPair> hostKeys) {
        this.server = server;
        this.hostKeys = hostKeys;
    }

    /** A server that takes the password, with these host keys. */
    public static TestServer start(TestKey... hostKeys) {
        return start(server -> {}, hostKeys);
    }

    /** The same, changed before it starts. */
    public static TestServer start(Consumer<TestServer> change, TestKey... hostKeys) {
        List<KeyPair> pairs = List.of(hostKeys).stream().map(TestKey::pair).toList();
        TestServer started = new TestServer(SshServer.setUpDefaultServer(), pairs);
        started.prepare();
        change.accept(started);
        try {
            started.server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return started;
    }

    private void prepare() {
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKeys));
        server.setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
        server.setShellFactory(channel -> new TestShell());
        server.setCommandFactory((channel, command) -> new TestCommand(command));
        CoreModuleProperties.TCP_NODELAY.set(server, true);
        // Its workers block while they write to a channel whose window is shut; OpenSSH would not.
        CoreModuleProperties.NIO_WORKERS.set(server, 16);
        takePasswords();
    }

    /** Takes {@link #PASSWORD} by the method {@code password}. */
    public void takePasswords() {
        server.setUserAuthFactories(List.<UserAuthFactory>of(UserAuthPasswordFactory.INSTANCE));
        server.setPasswordAuthenticator((user, password, session) -> {
            triedPasswords.add(password);
            return user.equals(USER) && password.equals(PASSWORD);
        });
    }

    /** Takes {@link #PASSWORD} only in answer to a question. */
    public void takeAnswers() {
        takePasswords();
        server.setUserAuthFactories(List.<UserAuthFactory>of(UserAuthKeyboardInteractiveFactory.INSTANCE));
        server.setKeyboardInteractiveAuthenticator(DefaultKeyboardInteractiveAuthenticator.INSTANCE);
    }

    /** Takes the password in both ways, as IOS does. */
    public void takePasswordsAndAnswers() {
        takeAnswers();
        server.setUserAuthFactories(
                List.of(UserAuthKeyboardInteractiveFactory.INSTANCE, UserAuthPasswordFactory.INSTANCE));
    }

    /** Takes this key and nothing else. */
    public void takeKey(PublicKey authorized) {
        server.setUserAuthFactories(List.<UserAuthFactory>of(UserAuthPublicKeyFactory.INSTANCE));
        server.setPublickeyAuthenticator((user, key, session) -> {
            lookedAtKeys.add(KeyUtils.getFingerPrint(key));
            return user.equals(USER) && KeyUtils.compareKeys(key, authorized);
        });
    }

    /** Speaks only these, by SSH's names; an empty list leaves the default. */
    public void speakOnly(List<String> keyExchange, List<String> hostKeys, List<String> ciphers, List<String> macs) {
        if (!keyExchange.isEmpty()) {
            List<DHFactory> factories = new ArrayList<>();
            keyExchange.forEach(name -> factories.add(BuiltinDHFactories.resolveFactory(name)));
            server.setKeyExchangeFactories(
                    NamedFactory.setUpTransformedFactories(false, factories, ServerBuilder.DH2KEX));
        }
        if (!hostKeys.isEmpty()) {
            server.setSignatureFactoriesNames(hostKeys);
        }
        if (!ciphers.isEmpty()) {
            server.setCipherFactoriesNames(ciphers);
        }
        if (!macs.isEmpty()) {
            server.setMacFactoriesNames(macs);
        }
    }

    /** As a jump host, whatever is asked for at port 22 is found at this port of loopback. */
    public void leadFromPort22To(int port) {
        lead(asked -> assertThat(asked).isEqualTo(22), port);
    }

    /** As a jump host, whatever is asked for is found at this port of loopback. */
    public void leadTo(int port) {
        lead(asked -> {}, port);
    }

    private void lead(IntConsumer judge, int port) {
        List<ChannelFactory> factories = new ArrayList<>(server.getChannelFactories());
        factories.removeIf(factory -> factory instanceof DirectTcpipFactory);
        factories.add(new DirectTcpipFactory() {
            @Override
            public Channel createChannel(Session session) {
                return new TcpipServerChannel(TcpForwardingFilter.Type.Direct, null) {
                    @Override
                    protected OpenFuture doInit(Buffer asked) {
                        asked.getString();
                        judge.accept(asked.getInt());
                        Buffer found = new ByteArrayBuffer();
                        found.putString("127.0.0.1");
                        found.putUInt(port);
                        found.putString(asked.getString());
                        found.putUInt(asked.getUInt());
                        return super.doInit(found);
                    }
                };
            }
        });
        server.setChannelFactories(factories);
    }

    public SshServer sshd() {
        return server;
    }

    public int port() {
        return server.getPort();
    }

    /** Every password that was tried, in order. */
    public List<String> triedPasswords() {
        return triedPasswords;
    }

    public List<String> lookedAtKeys() {
        return lookedAtKeys;
    }

    /** The first host key, as it is put on record. */
    public HostKey hostKey() {
        ByteArrayBuffer buffer = new ByteArrayBuffer();
        buffer.putRawPublicKey(hostKeys.get(0).getPublic());
        return HostKey.of("127.0.0.1", port(), buffer.getCompactData());
    }

    /** A file that trusts the first host key. */
    public KnownHosts trusted(Path directory) {
        KnownHosts trusted = new KnownHosts(directory.resolve("known_hosts"));
        trusted.add(hostKey());
        return trusted;
    }

    /** An endpoint with the right password. */
    public Endpoint endpoint(KnownHosts knownHosts) {
        return endpoint(new Login.Password(USER, new Secret(PASSWORD)), knownHosts);
    }

    public Endpoint endpoint(Login login, KnownHosts knownHosts) {
        return new Endpoint("edge", "127.0.0.1", port(), login, Optional.empty(), List.of(), knownHosts, deadlines());
    }

    /** Longer than the busiest machine needs: whoever tests a deadline has one of its own. */
    static ConnectDeadlines deadlines() {
        return new ConnectDeadlines(PATIENCE, PATIENCE);
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
