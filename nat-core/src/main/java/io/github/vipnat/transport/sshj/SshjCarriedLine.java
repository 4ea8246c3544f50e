package io.github.vipnat.transport.sshj;

import io.github.vipnat.transport.Line;
import java.io.InputStream;
import java.io.OutputStream;
import net.schmizz.sshj.connection.channel.direct.DirectConnection;

/**
 * A line through a jump host.
 *
 * @param hangUp ends the line to the jump host: saying goodbye on a channel could block, and the jump host's connection
 *     serves this line alone
 */
record SshjCarriedLine(DirectConnection channel, Runnable hangUp) implements Line {

    @Override
    public InputStream input() {
        return channel.getInputStream();
    }

    @Override
    public OutputStream output() {
        return channel.getOutputStream();
    }

    @Override
    public void close() {
        hangUp.run();
    }
}
