package io.github.vipnat.agent;

import io.github.vipnat.address.Ipv4;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;

/** The kernel's own word. An address on the loopback interface, as load balancers put it there, is not held. */
public final class HostAddresses implements Host {

    @Override
    public Optional<Holding> holding(Ipv4 vip) {
        try {
            InetAddress address = InetAddress.getByAddress(
                    ByteBuffer.allocate(4).putInt(vip.bits()).array());
            return Optional.ofNullable(NetworkInterface.getByInetAddress(address))
                    .flatMap(HostAddresses::holding);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Holding> holding(NetworkInterface found) {
        try {
            // An address with a label of its own, eth0:1, belongs to eth0.
            NetworkInterface real = found.isVirtual() && found.getParent() != null ? found.getParent() : found;
            byte[] mac = real.getHardwareAddress();
            return mac == null || real.isLoopback() || !real.isUp()
                    ? Optional.empty()
                    : Optional.of(new Holding(
                            real.getName(), HexFormat.ofDelimiter(":").formatHex(mac)));
        } catch (IOException e) {
            // The interface went away while it was looked at, and the address with it.
            return Optional.empty();
        }
    }
}
