package io.github.vipnat.transport;

import java.io.InputStream;
import java.io.OutputStream;

/** The two byte streams of an interactive shell. */
public interface Shell extends AutoCloseable {

    /** What the far side prints; reads −1 once it has closed the channel, and fails when the line broke instead. */
    InputStream input();

    /** What we type; each flush is sent at once, as one packet where it fits. */
    OutputStream output();

    @Override
    void close();
}
