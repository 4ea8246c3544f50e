package io.github.vipnat.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelShell;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.core.CoreModuleProperties;

/** A login over real SSH with MINA's own client; reads wait for what they are told to, never for a time. */
final class SshTerminal implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SshClient client;
    private final ClientSession session;
    private final ChannelShell channel;
    private final InputStream in;
    private final OutputStream out;

    private SshTerminal(SshClient client, ClientSession session) throws IOException {
        this.client = client;
        this.session = session;
        this.channel = session.createShellChannel();
        channel.setRedirectErrorStream(true);
        channel.open().verify(PATIENCE);
        this.in = channel.getInvertedOut();
        this.out = channel.getInvertedIn();
    }

    /** A client of our settings that trusts the router's key. */
    static SshClient client() {
        SshClient client = SshClient.setUpDefaultClient();
        CoreModuleProperties.TCP_NODELAY.set(client, true);
        client.setServerKeyVerifier((session, address, key) -> true);
        client.start();
        return client;
    }

    static ClientSession connect(SshClient client, SimulatedRouter router, String user) throws IOException {
        return client.connect(user, "127.0.0.1", router.port()).verify(PATIENCE).getSession();
    }

    static SshTerminal open(SimulatedRouter router, String user, String password) throws IOException {
        SshClient client = client();
        try {
            ClientSession session = connect(client, router, user);
            session.addPasswordIdentity(password);
            session.auth().verify(PATIENCE);
            return new SshTerminal(client, session);
        } catch (IOException e) {
            client.stop();
            throw e;
        }
    }

    void type(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Types a text and reads to the end that is expected. */
    String type(String text, String until) throws IOException {
        type(text);
        return readUntil(until);
    }

    String readUntil(String end) throws IOException {
        return read(text -> text.endsWith(end));
    }

    /** Everything up to the end of the session. */
    String readToEnd() throws IOException {
        return read(text -> false);
    }

    private String read(Predicate<String> enough) throws IOException {
        StringBuilder text = new StringBuilder();
        byte[] buffer = new byte[64 * 1024];
        while (!enough.test(tail(text))) {
            int read = in.read(buffer);
            if (read < 0) {
                return text.toString();
            }
            text.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
        }
        return text.toString();
    }

    private static String tail(StringBuilder text) {
        return text.substring(Math.max(0, text.length() - 200));
    }

    ClientSession session() {
        return session;
    }

    ChannelShell channel() {
        return channel;
    }

    @Override
    public void close() {
        session.close(true);
        client.stop();
    }
}
