package io.github.vipnat.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A login without SSH. What is written to {@link #toRouter()} is carried out before the write returns; what the router prints
 * waits, without limit but memory, in {@link #fromRouter()}, whose reads block until there is something or the session ends.
 */
public interface LabTerminal extends AutoCloseable {

    /** What the router prints; reads −1 when the session is over. */
    InputStream fromRouter();

    /** What is typed; writing throws once the session is over. */
    OutputStream toRouter();

    /** Types a text, return characters included, and gives everything the router has printed since the last read. */
    String type(String text) throws IOException;

    /** Everything the router has printed since the last read. */
    String printed();

    /** Whether the session is still there. */
    boolean isOpen();

    /** The client leaves; the vty is free again. */
    @Override
    void close();
}
