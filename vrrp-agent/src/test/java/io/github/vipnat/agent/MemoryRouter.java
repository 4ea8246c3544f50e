package io.github.vipnat.agent;

import io.github.vipnat.lab.LabTerminal;
import io.github.vipnat.lab.SimulatedRouter;
import io.github.vipnat.reconcile.Platforms;
import io.github.vipnat.session.expect.ExpectShell;
import io.github.vipnat.transport.Connection;
import io.github.vipnat.transport.Endpoint;
import io.github.vipnat.transport.ExecResult;
import io.github.vipnat.transport.Shell;
import io.github.vipnat.transport.Terminal;
import io.github.vipnat.transport.Transport;
import io.github.vipnat.transport.TransportException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A way to a simulated router without SSH and without a thread: it has answered when what was typed has been written.
 *
 * @param beforeTyping whatever may happen between two lines
 */
record MemoryRouter(SimulatedRouter router, Runnable beforeTyping) implements Transport {

    Platforms platforms() {
        Platforms standard = Platforms.standard();
        return new Platforms(standard.os(), choice -> this, standard.hostKeys(), shell -> new LineDoor(shell));
    }

    @Override
    public Connection connect(Endpoint endpoint) {
        try {
            beforeTyping.run();
            return new Login(router.openTerminal());
        } catch (IOException e) {
            throw new TransportException(TransportException.Reason.LOGIN_REFUSED, "the login was refused", e);
        }
    }

    private record Login(LabTerminal terminal) implements Connection {
        @Override
        public Shell shell(Terminal size) {
            return new TerminalShell(terminal);
        }

        @Override
        public ExecResult exec(String command, Duration deadline) {
            throw new UnsupportedOperationException("a router gets one shell");
        }

        @Override
        public void close() {
            terminal.close();
        }
    }

    private record TerminalShell(LabTerminal terminal) implements Shell {
        @Override
        public InputStream input() {
            return terminal.fromRouter();
        }

        @Override
        public OutputStream output() {
            return terminal.toRouter();
        }

        @Override
        public void close() {
            terminal.close();
        }
    }

    /** Everything the router has printed is there at once; what is not there will not come. */
    private final class LineDoor implements ExpectShell {

        private final Shell shell;
        private final StringBuilder unread = new StringBuilder();

        LineDoor(Shell shell) {
            this.shell = shell;
        }

        @Override
        public void type(String text) throws IOException {
            beforeTyping.run();
            shell.output().write(text.getBytes(StandardCharsets.UTF_8));
            shell.output().flush();
        }

        @Override
        public Read until(Pattern atEnd, Duration deadline) throws IOException {
            return untilFirst(atEnd, deadline);
        }

        @Override
        public Read untilFirst(Pattern pattern, Duration deadline) throws IOException {
            byte[] printed = shell.input().readNBytes(shell.input().available());
            unread.append(new String(printed, StandardCharsets.UTF_8));
            Matcher found = pattern.matcher(unread);
            if (found.find()) {
                String text = unread.substring(0, found.end());
                unread.delete(0, found.end());
                return new Read.Matched(text);
            }
            return new Read.TimedOut(unread.toString());
        }

        @Override
        public void close() {
            shell.close();
        }
    }
}
