package io.github.vipnat.transport.jsch;

import com.jcraft.jsch.ChannelDirectTCPIP;
import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.ChannelShell;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import io.github.vipnat.transport.ByteLink;
import io.github.vipnat.transport.Connection;
import io.github.vipnat.transport.ExecResult;
import io.github.vipnat.transport.JumpHosts.Carrier;
import io.github.vipnat.transport.Shell;
import io.github.vipnat.transport.Terminal;
import io.github.vipnat.transport.connect.ConnectionAttempt;
import io.github.vipnat.transport.connect.DeadlineAlarm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** One jsch session; a jump host's carries lines to other hosts. */
final class JschConnection implements Connection, Carrier {

    /** What ssh(1) reports when a command ended without an exit status. */
    private static final int NO_STATUS = 255;

    /** How long a goodbye may take on a line that does not take it. */
    private static final Duration GOODBYE = Duration.ofSeconds(1);

    private final Session session;
    private final ConnectionAttempt attempt;
    private final Runnable atTheEnd;
    private volatile boolean silent;

    /** @param atTheEnd ends what served this connection alone */
    JschConnection(Session session, ConnectionAttempt attempt, Runnable atTheEnd) {
        this.session = session;
        this.attempt = attempt;
        this.atTheEnd = atTheEnd;
    }

    /** Asks for terminal and shell in one flight: without a time-out of its own jsch wants no reply to either. */
    @Override
    public Shell shell(Terminal terminal) {
        return attempt.working(attempt.endpoint().deadlines().login(), () -> {
            ChannelShell channel = (ChannelShell) session.openChannel("shell");
            ReceivedBytes received = new ReceivedBytes(this::isCut);
            channel.setPtyType(terminal.type(), terminal.columns(), terminal.rows(), 0, 0);
            channel.setOutputStream(received);
            channel.connect();
            return new JschShell(channel, received.reader(), channel.getOutputStream());
        });
    }

    @Override
    public ExecResult exec(String command, Duration deadline) {
        return attempt.working(deadline.plus(GOODBYE), () -> run(command, deadline));
    }

    private ExecResult run(String command, Duration deadline) throws Exception {
        long start = System.nanoTime();
        ChannelExec channel = (ChannelExec) session.openChannel("exec");
        KeptOutput out = new KeptOutput();
        KeptOutput err = new KeptOutput();
        channel.setOutputStream(out);
        channel.setErrStream(err);
        channel.setCommand(command.getBytes(StandardCharsets.UTF_8));
        try {
            channel.connect();
            // jsch closes this one only with the channel, when the exit status has come.
            if (!err.closesWithin(deadline.minusNanos(System.nanoTime() - start))) {
                throw attempt.timedOut(deadline, new TimeoutException("the command is still running"));
            }
        } finally {
            channel.disconnect();
        }
        return result(channel.getExitStatus(), out, err);
    }

    private ExecResult result(int status, KeptOutput out, KeptOutput err) throws IOException {
        if (status < 0 && isCut()) {
            throw new IOException("the connection was cut");
        }
        if (out.isFull() || err.isFull()) {
            throw attempt.printedTooMuch(KeptOutput.MEBIBYTES);
        }
        return new ExecResult(status < 0 ? NO_STATUS : status, out.text(), err.text());
    }

    private boolean isCut() {
        return attempt.lineEnded() || !session.isConnected();
    }

    @Override
    public ByteLink carry(String host, int port, Duration limit) throws IOException {
        try {
            ChannelDirectTCPIP channel = (ChannelDirectTCPIP) session.openChannel("direct-tcpip");
            ReceivedBytes received = new ReceivedBytes(() -> false);
            channel.setHost(host);
            channel.setPort(port);
            channel.setOutputStream(received);
            connect(channel, limit);
            return new JschTunneledLink(channel, received, channel.getOutputStream(), attempt::hangUp);
        } catch (JSchException e) {
            throw silent && !isCut() ? Carrier.saidNothing(limit, e) : new IOException(e.getMessage(), e);
        }
    }

    private void connect(ChannelDirectTCPIP channel, Duration limit) throws JSchException {
        try {
            channel.connect((int) Math.max(1, Math.min(Integer.MAX_VALUE, limit.toMillis())));
        } finally {
            // jsch knows a status only where the jump host has answered, with a refusal.
            silent = !channel.isConnected() && channel.getExitStatus() < 0;
        }
        if (!channel.isConnected()) {
            throw new JSchException("the channel is not open");
        }
    }

    @Override
    public boolean isUsable() {
        return !silent && !isCut();
    }

    @Override
    public void close() {
        try (DeadlineAlarm alarm = DeadlineAlarm.after(GOODBYE, attempt::hangUp)) {
            session.disconnect();
        }
        attempt.hangUp();
        atTheEnd.run();
    }
}
