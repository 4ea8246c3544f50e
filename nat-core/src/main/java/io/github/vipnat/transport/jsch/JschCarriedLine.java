package io.github.vipnat.transport.jsch;

import io.github.vipnat.transport.Line;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A line through a jump host.
 *
 * @param hangUp ends the line to the jump host: saying goodbye on a channel could block, and the jump host's connection
 *     serves this line alone
 */
record JschCarriedLine(InputStream input, OutputStream output, Runnable hangUp) implements Line {

    @Override
    public void close() {
        hangUp.run();
    }
}
