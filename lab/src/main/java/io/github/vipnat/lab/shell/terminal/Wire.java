package io.github.vipnat.lab.shell.terminal;

import java.io.IOException;

/** The way to the client: an SSH channel, or two streams in memory. */
public interface Wire {

    /** Sends at once, as one packet where it fits. */
    void send(byte[] bytes, int offset, int length) throws IOException;

    /** Ends the session in good order. */
    void hangUp();

    /** The connection is gone, as if a cable had been cut. */
    void drop();
}
