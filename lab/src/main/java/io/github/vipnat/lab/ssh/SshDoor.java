package io.github.vipnat.lab.ssh;

import io.github.vipnat.lab.Fault;
import io.github.vipnat.lab.Quirk;
import io.github.vipnat.lab.RouterDescription;
import io.github.vipnat.lab.RouterDescription.User;
import io.github.vipnat.lab.shell.Login;
import io.github.vipnat.lab.shell.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.UserAuthFactory;
import org.apache.sshd.server.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.session.ServerSession;

/** The SSH server, on the loopback address alone. */
public final class SshDoor implements AutoCloseable {

    private static final AttributeKey<Fault.Refusal> REFUSAL = new AttributeKey<>();

    private final Router router;
    private final SshServer server = SshServer.setUpDefaultServer();
    private final ExecutorService threads = Executors.newCachedThreadPool(action -> {
        Thread thread = new Thread(action, "lab-vty");
        thread.setDaemon(true);
        return thread;
    });
    private final KeyPair hostKey;

    private SshDoor(Router router, RouterDescription.Ssh settings) {
        this.router = router;
        this.hostKey = HostKeys.make(settings.hostKey());
        server.setHost("127.0.0.1");
        server.setPort(settings.port());
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setShellFactory(channel -> command(channel, Optional.empty()));
        server.setCommandFactory((channel, line) -> command(channel, Optional.of(line)));
        server.setChannelFactories(
                List.of(new OneChannel(router.state().quirks().get(Quirk.SecondChannel.class))));
        server.addSessionListener(new Doorman());
        setUpLogin(settings);
        setUpTransport();
        Algorithms.apply(settings.algorithms(), settings.hostKey(), server);
    }

    /** Starts the server. */
    public static SshDoor open(Router router, RouterDescription.Ssh settings) {
        SshDoor door = new SshDoor(router, settings);
        try {
            door.server.start();
        } catch (IOException e) {
            door.close();
            throw new UncheckedIOException("cannot listen on 127.0.0.1 port " + settings.port(), e);
        }
        return door;
    }

    private void setUpTransport() {
        CoreModuleProperties.SERVER_IDENTIFICATION.set(
                server, router.state().personality().sshIdentification());
        CoreModuleProperties.TCP_NODELAY.set(server, true); // else every answer waits for the client's delayed ACK
        CoreModuleProperties.IDLE_TIMEOUT.set(server, Duration.ZERO);
        CoreModuleProperties.NIO_WORKERS.set(server, 2);
    }

    private void setUpLogin(RouterDescription.Ssh settings) {
        server.setPasswordAuthenticator((user, password, session) -> mayLogIn(session)
                && account(user)
                        .flatMap(User::password)
                        .filter(password::equals)
                        .isPresent());
        server.setPublickeyAuthenticator((user, key, session) -> mayLogIn(session) && hasKey(user, key));
        List<UserAuthFactory> methods = new ArrayList<>();
        methods.add(UserAuthPublicKeyFactory.INSTANCE);
        switch (settings.passwordLogin()) {
            case BOTH -> {
                methods.add(UserAuthKeyboardInteractiveFactory.INSTANCE);
                methods.add(UserAuthPasswordFactory.INSTANCE);
            }
            case PASSWORD -> methods.add(UserAuthPasswordFactory.INSTANCE);
            case KEYBOARD_INTERACTIVE -> methods.add(UserAuthKeyboardInteractiveFactory.INSTANCE);
        }
        server.setUserAuthFactories(methods);
    }

    private boolean hasKey(String user, PublicKey key) {
        return account(user)
                .flatMap(User::key)
                .filter(known -> KeyUtils.compareKeys(known, key))
                .isPresent();
    }

    private Optional<User> account(String user) {
        return router.accounts().find(user);
    }

    private static boolean mayLogIn(ServerSession session) {
        return session.getAttribute(REFUSAL) != Fault.Refusal.AUTHENTICATION;
    }

    private Command command(ChannelSession channel, Optional<String> line) {
        ServerSession session = channel.getSession();
        String peer = session.getClientAddress() instanceof InetSocketAddress address
                ? address.getAddress().getHostAddress()
                : "127.0.0.1";
        int privilege = account(session.getUsername()).map(User::privilege).orElse(1);
        Optional<Fault.Refusal> refusal =
                Optional.ofNullable(session.getAttribute(REFUSAL)).filter(Fault.Refusal.EXEC_AUTHORIZATION::equals);
        return new ShellCommand(router, threads, new Login(session.getUsername(), privilege, peer), refusal, line);
    }

    /** Turns away who is not to come in, before the server has said anything. */
    private final class Doorman implements SessionListener {

        @Override
        public void sessionCreated(Session session) {
            Optional<Fault.Refusal> refusal = router.faults().login();
            refusal.ifPresent(how -> session.setAttribute(REFUSAL, how));
            boolean full = router.state().quirks().get(Quirk.FullVty.class) == Quirk.FullVty.REFUSE
                    && router.shells().size() >= router.vtys();
            if (full || refusal.filter(Fault.Refusal.CONNECTION::equals).isPresent()) {
                session.close(true);
            }
        }
    }

    public int port() {
        return server.getPort();
    }

    /** The line that makes a client trust this router: {@code [127.0.0.1]:PORT ecdsa-sha2-nistp256 AAAA...}. */
    public String knownHostsLine() {
        return "[127.0.0.1]:" + port() + " " + PublicKeyEntry.toString(hostKey.getPublic());
    }

    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the SSH server", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
