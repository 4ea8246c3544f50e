package io.github.vipnat.transport.sshj;

import io.github.vipnat.transport.ByteLink;
import io.github.vipnat.transport.Connection;
import io.github.vipnat.transport.ExecResult;
import io.github.vipnat.transport.JumpHosts.Carrier;
import io.github.vipnat.transport.Shell;
import io.github.vipnat.transport.Terminal;
import io.github.vipnat.transport.connect.ConnectionAttempt;
import io.github.vipnat.transport.connect.DeadlineAlarm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.OpenFailException;

/** One sshj client; a jump host's carries lines to other hosts. */
final class SshjConnection implements Connection, Carrier {

    /** What ssh(1) reports when a command ended without an exit status. */
    private static final int NO_STATUS = 255;

    /** sshj's own limit for what is not read. */
    private static final int KEPT_MEBIBYTES = 16;

    private static final Duration LOOK_UP = Duration.ofMillis(250);

    /** How long a goodbye may take on a line that does not take it. */
    private static final Duration GOODBYE = Duration.ofSeconds(1);

    private final SSHClient client;
    private final ConnectionAttempt attempt;
    private final Runnable atTheEnd;
    private volatile boolean silent;

    /** @param atTheEnd ends what served this connection alone */
    SshjConnection(SSHClient client, ConnectionAttempt attempt, Runnable atTheEnd) {
        this.client = client;
        this.attempt = attempt;
        this.atTheEnd = atTheEnd;
    }

    @Override
    public Shell shell(Terminal terminal) {
        return attempt.working(attempt.endpoint().deadlines().login(), () -> {
            SshjChannel channel = channel();
            channel.startShell(terminal);
            return new SshjShell(channel);
        });
    }

    /** sshj wakes whoever reads from a line that was cut before it refuses to open more: that would wait for its deadline. */
    private SshjChannel channel() throws IOException {
        if (attempt.lineEnded()) {
            throw new IOException("the line has ended");
        }
        return new SshjChannel(client.getConnection());
    }

    @Override
    public ExecResult exec(String command, Duration deadline) {
        return attempt.working(deadline.plus(GOODBYE), () -> run(command, deadline));
    }

    private ExecResult run(String command, Duration deadline) throws IOException {
        long start = System.nanoTime();
        SshjChannel channel = channel();
        // Both outputs are kept until the end, so nobody has to read them meanwhile.
        channel.setAutoExpand(true);
        try {
            channel.open();
            channel.exec(command);
            awaitEnd(channel, start + deadline.toNanos(), deadline);
            Integer status = channel.getExitStatus();
            return new ExecResult(
                    status == null ? NO_STATUS : status,
                    rest(channel.getInputStream()),
                    rest(channel.getErrorStream()));
        } finally {
            channel.leave();
        }
    }

    /** Looks up now and then: a far side that prints too much is made to wait by sshj, and would wait for ever. */
    private void awaitEnd(SshjChannel channel, long end, Duration deadline) throws IOException {
        while (!channel.endsWithin(shorter(Duration.ofNanos(end - System.nanoTime()), LOOK_UP))) {
            if (isFull(channel.getInputStream()) || isFull(channel.getErrorStream())) {
                throw attempt.printedTooMuch(KEPT_MEBIBYTES);
            }
            if (System.nanoTime() - end >= 0) {
                throw attempt.timedOut(deadline, new TimeoutException("the command is still running"));
            }
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /** sshj lets the far side wait once this much is unread. */
    private static boolean isFull(InputStream stream) throws IOException {
        return stream.available() > (KEPT_MEBIBYTES - 1) * 1024 * 1024;
    }

    private static String rest(InputStream stream) throws IOException {
        return new String(stream.readNBytes(stream.available()), StandardCharsets.UTF_8);
    }

    @Override
    public ByteLink carry(String host, int port, Duration limit) throws IOException {
        SshjTunneledLink line = new SshjTunneledLink(client.getConnection(), host, port, attempt::hangUp);
        try {
            line.open(limit);
            return line;
        } catch (OpenFailException e) {
            throw e;
        } catch (IOException e) {
            silent = true;
            throw e.getCause() instanceof TimeoutException ? Carrier.saidNothing(limit, e) : e;
        }
    }

    @Override
    public boolean isUsable() {
        return !silent && !attempt.lineEnded() && client.isConnected();
    }

    @Override
    public void close() {
        try (DeadlineAlarm alarm = DeadlineAlarm.after(GOODBYE, attempt::hangUp)) {
            client.disconnect();
        } catch (IOException | RuntimeException e) {
            // It is over either way.
        }
        attempt.hangUp();
        atTheEnd.run();
    }
}
