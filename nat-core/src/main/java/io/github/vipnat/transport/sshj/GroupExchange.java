package io.github.vipnat.transport.sshj;

import java.security.GeneralSecurityException;
import java.util.function.Supplier;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.transport.digest.Digest;
import net.schmizz.sshj.transport.digest.SHA1;
import net.schmizz.sshj.transport.digest.SHA256;
import net.schmizz.sshj.transport.kex.AbstractDHGex;
import net.schmizz.sshj.transport.kex.KeyExchange;

/** sshj's group exchange (RFC 4419), which by itself takes a group of 1024 bits. */
final class GroupExchange extends AbstractDHGex {

    private final int leastBits;

    private GroupExchange(Digest digest, int leastBits) {
        super(digest);
        this.leastBits = leastBits;
    }

    static Factory.Named<KeyExchange> sha1(int leastBits) {
        return named("diffie-hellman-group-exchange-sha1", () -> new GroupExchange(new SHA1(), leastBits));
    }

    static Factory.Named<KeyExchange> sha256(int leastBits) {
        return named("diffie-hellman-group-exchange-sha256", () -> new GroupExchange(new SHA256(), leastBits));
    }

    private static Factory.Named<KeyExchange> named(String name, Supplier<KeyExchange> maker) {
        return new Factory.Named<>() {
            @Override
            public String getName() {
                return name;
            }

            @Override
            public KeyExchange create() {
                return maker.get();
            }
        };
    }

    /** The group comes in the message with the number 31. */
    @Override
    public boolean next(Message message, SSHPacket packet) throws GeneralSecurityException, TransportException {
        if (message == Message.KEXDH_31 && bits(packet) < leastBits) {
            throw new TransportException("the group has fewer than " + leastBits + " bits");
        }
        return super.next(message, packet);
    }

    private static int bits(SSHPacket packet) throws TransportException {
        int start = packet.rpos();
        try {
            return packet.readMPInt().bitLength();
        } catch (Buffer.BufferException e) {
            throw new TransportException(e);
        } finally {
            packet.rpos(start);
        }
    }
}
