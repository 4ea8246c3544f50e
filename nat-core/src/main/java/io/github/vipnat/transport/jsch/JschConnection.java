package io.github.vipnat.transport.jsch;

import com.jcraft.jsch.ChannelDirectTCPIP;
import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.ChannelShell;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import io.github.vipnat.transport.Alarm;
import io.github.vipnat.transport.Attempt;
import io.github.vipnat.transport.Connection;
import io.github.vipnat.transport.ExecResult;
import io.github.vipnat.transport.Line;
import io.github.vipnat.transport.Shell;
import io.github.vipnat.transport.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** One jsch session, and the jump host's below it. */
final class JschConnection implements Connection {

    /** What ssh(1) reports when a command ended without an exit status. */
    private static final int NO_STATUS = 255;

    /** How long a goodbye may take on a line that does not take it. */
    private static final Duration GOODBYE = Duration.ofSeconds(1);

    private final Session session;
    private final Attempt attempt;
    private final Optional<JschConnection> jump;

    JschConnection(Session session, Attempt attempt, Optional<JschConnection> jump) {
        this.session = session;
        this.attempt = attempt;
        this.jump = jump;
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

    /** A line to another host through this one. */
    Line carry(String host, int port) throws JSchException, IOException {
        ChannelDirectTCPIP channel = (ChannelDirectTCPIP) session.openChannel("direct-tcpip");
        ReceivedBytes received = new ReceivedBytes(() -> false);
        channel.setHost(host);
        channel.setPort(port);
        channel.setOutputStream(received);
        channel.connect();
        return new JschCarriedLine(received.reader(), channel.getOutputStream(), attempt::hangUp);
    }

    @Override
    public void close() {
        try (Alarm alarm = Alarm.after(GOODBYE, attempt::hangUp)) {
            session.disconnect();
        }
        attempt.hangUp();
        jump.ifPresent(JschConnection::close);
    }
}
