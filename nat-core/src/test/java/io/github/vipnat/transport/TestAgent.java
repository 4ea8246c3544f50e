package io.github.vipnat.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import org.apache.sshd.agent.common.AbstractAgentClient;
import org.apache.sshd.agent.local.AgentImpl;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/** An ssh-agent behind a Unix socket; MINA answers, this carries. */
public final class TestAgent implements AutoCloseable {

    private final AgentImpl keys = new AgentImpl();
    private final ServerSocketChannel listener;
    private final Path socket;
    private final boolean silent;

    private TestAgent(Path socket, boolean silent) throws IOException {
        this.socket = socket;
        this.silent = silent;
        this.listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listener.bind(UnixDomainSocketAddress.of(socket));
    }

    public static TestAgent holding(Path socket, KeyPair... pairs) throws IOException {
        TestAgent agent = new TestAgent(socket, false);
        for (KeyPair pair : pairs) {
            agent.keys.addIdentity(pair, "test");
        }
        agent.start();
        return agent;
    }

    /** Takes questions and never answers, like one that waits for a token to be touched. */
    public static TestAgent silent(Path socket) throws IOException {
        TestAgent agent = new TestAgent(socket, true);
        agent.start();
        return agent;
    }

    public Path socket() {
        return socket;
    }

    private void start() {
        Thread thread = new Thread(this::accept, "test-agent");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (listener.isOpen()) {
            try (SocketChannel channel = listener.accept()) {
                serve(channel);
            } catch (IOException e) {
                // The one who asked went away, or the test is over.
            }
        }
    }

    private void serve(SocketChannel channel) throws IOException {
        AbstractAgentClient answers = new AbstractAgentClient(keys) {
            @Override
            protected void reply(Buffer buffer) throws IOException {
                ByteBuffer out = ByteBuffer.wrap(buffer.array(), buffer.rpos(), buffer.available());
                while (out.hasRemaining()) {
                    channel.write(out);
                }
            }
        };
        ByteBuffer in = ByteBuffer.allocate(64 * 1024);
        while (channel.read(in) >= 0) {
            in.flip();
            if (!silent) {
                answers.messageReceived(new ByteArrayBuffer(in.array(), 0, in.remaining()));
            }
            in.clear();
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
