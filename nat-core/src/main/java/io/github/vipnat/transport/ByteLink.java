package io.github.vipnat.transport;

import java.io.InputStream;
import java.io.OutputStream;

/** The bytes to and from one host, over TCP or through another host, before and below SSH. */
public interface ByteLink extends AutoCloseable {

    InputStream input();

    OutputStream output();

    /** Ends it at once, waking whoever is blocked on it; does not block and never throws. */
    @Override
    void close();
}
