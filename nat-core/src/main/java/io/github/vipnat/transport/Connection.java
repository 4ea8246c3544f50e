package io.github.vipnat.transport;

import java.time.Duration;

/** A logged-in SSH connection. Routers allow one channel each (ios-facts, fact 9), so a router gets one shell. */
public interface Connection extends AutoCloseable {

    /** Opens an interactive shell on a terminal; pty request and shell request leave in one flight. */
    Shell shell(Terminal terminal);

    /**
     * Runs one command without a terminal. Up to 16 MiB of each output are kept; more is an error. When the deadline
     * passes, the command is left to itself, and the connection goes on.
     *
     * @throws TransportException when the line breaks or the deadline passes; a non-zero exit status is a result
     */
    ExecResult exec(String command, Duration deadline);

    /** Ends the connection; never throws, since the work is over either way. */
    @Override
    void close();
}
