package io.github.vipnat.lab.ssh;

import io.github.vipnat.lab.Quirk;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.client.future.DefaultOpenFuture;
import org.apache.sshd.client.future.OpenFuture;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.exception.SshChannelOpenException;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.channel.ChannelSessionFactory;

/** One session channel for each connection: the second kills it, or is refused with "resource shortage" (ios-facts 0.9, 6). */
final class OneChannel extends ChannelSessionFactory {

    private static final AttributeKey<AtomicInteger> OPENED = new AttributeKey<>();

    private final Quirk.SecondChannel second;

    OneChannel(Quirk.SecondChannel second) {
        this.second = second;
    }

    @Override
    public Channel createChannel(Session session) {
        int before = session.computeAttributeIfAbsent(OPENED, key -> new AtomicInteger())
                .getAndIncrement();
        if (before == 0) {
            return new ChannelSession();
        }
        if (second == Quirk.SecondChannel.DROPS_CONNECTION) {
            session.getIoSession().close(false);
        }
        return new Refused();
    }

    private static final class Refused extends ChannelSession {

        @Override
        protected OpenFuture doInit(Buffer buffer) {
            OpenFuture future = new DefaultOpenFuture(this, this);
            future.setException(new SshChannelOpenException(
                    getChannelId(), SshConstants.SSH_OPEN_RESOURCE_SHORTAGE, "one channel for each connection"));
            return future;
        }
    }
}
