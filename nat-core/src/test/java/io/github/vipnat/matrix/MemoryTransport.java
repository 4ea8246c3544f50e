package io.github.vipnat.matrix;

import io.github.vipnat.lab.LabTerminal;
import io.github.vipnat.lab.SimulatedRouter;
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
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/**
 * Logs in to a simulated router without SSH, so that everything above the transport runs as it is, a hundred times a second.
 *
 * @param printed counts the bytes that were read
 */
record MemoryTransport(SimulatedRouter router, LongAdder printed) implements Transport {

    /** The router has answered everything that was typed: nothing more will come unless its clock moves. */
    static final class Silence extends IOException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public Connection connect(Endpoint endpoint) {
        try {
            return new Login(router.openTerminal(endpoint.login().username()), printed);
        } catch (ConnectException e) {
            throw new TransportException(TransportException.Reason.UNREACHABLE, "no connection", e);
        } catch (IOException e) {
            throw new TransportException(TransportException.Reason.LOGIN_REFUSED, "the login was refused", e);
        }
    }

    private record Login(LabTerminal terminal, LongAdder printed) implements Connection {

        @Override
        public Shell shell(Terminal size) {
            return new TerminalShell(terminal, printed);
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

    private record TerminalShell(LabTerminal terminal, LongAdder printed) implements Shell {

        @Override
        public InputStream input() {
            return new Printed(terminal, printed);
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

    /** Reads what there is; where a socket would block it throws {@link Silence}. */
    private static final class Printed extends InputStream {

        private final LabTerminal terminal;
        private final InputStream input;
        private final LongAdder count;

        Printed(LabTerminal terminal, LongAdder count) {
            this.terminal = terminal;
            this.input = terminal.fromRouter();
            this.count = count;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (input.available() == 0 && terminal.isOpen()) {
                throw new Silence();
            }
            int read = input.read(buffer, offset, length);
            count.add(Math.max(0, read));
            return read;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }
    }
}
