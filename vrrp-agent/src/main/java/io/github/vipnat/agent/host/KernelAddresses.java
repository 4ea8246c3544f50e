package io.github.vipnat.agent.host;

import io.github.vipnat.address.Ipv4;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kernel's own word. An address on the loopback interface, as load balancers put it there, is not held. */
public final class KernelAddresses implements Host {

    private static final Path INTERFACES = Path.of("/sys/class/net");
    private static final Pattern MAC = Pattern.compile("(?!00:00:00:00:00:00)(?:[0-9a-f]{2}:){5}[0-9a-f]{2}");

    /** How long the MACs of the other interfaces are believed. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

    private record Seen(Optional<VipHolding> holding, long at) {}

    private volatile Seen last = new Seen(Optional.empty(), 0);

    @Override
    public Optional<VipHolding> holding(Ipv4 vip) {
        try {
            InetAddress address = InetAddress.getByAddress(
                    ByteBuffer.allocate(4).putInt(vip.bits()).array());
            return holder(address).flatMap(this::of);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each second, so one address is asked for; all of them only where it stands on several interfaces, or on one not in use. */
    private static Optional<NetworkInterface> holder(InetAddress address) throws IOException {
        Optional<NetworkInterface> first = Optional.ofNullable(NetworkInterface.getByInetAddress(address));
        if (first.isEmpty() || isInUse(first.get())) {
            return first;
        }
        // An address with a label of its own, eth0:1, is among those of eth0.
        return NetworkInterface.networkInterfaces()
                .filter(found -> found.inetAddresses().anyMatch(address::equals) && isInUse(found))
                .findFirst();
    }

    @Override
    public Optional<VipHolding> lookAgain(Ipv4 vip) {
        last = new Seen(Optional.empty(), 0);
        return holding(vip);
    }

    /** The host is looked at each second, and its other interfaces seldom change. */
    private Optional<VipHolding> of(NetworkInterface holder) {
        Optional<String> mac = mac(holder);
        Optional<VipHolding> before = last.holding()
                .filter(known -> known.interfaceName().equals(holder.getName()) && mac.equals(Optional.of(known.mac())))
                .filter(known -> System.nanoTime() - last.at() < LOOK_AGAIN.toNanos());
        if (before.isPresent()) {
            return before;
        }
        Optional<VipHolding> now = mac.map(own -> new VipHolding(holder.getName(), own, macs()));
        last = new Seen(now, System.nanoTime());
        return now;
    }

    /** Java knows interfaces with an address only, and Linux answers on the others, too. */
    private static Set<String> macs() {
        try (Stream<Path> interfaces = Files.list(INTERFACES)) {
            return interfaces
                    .filter(found -> !Files.exists(found.resolve("brport"))
                            && read(found, "carrier").equals("1"))
                    .map(found -> read(found, "address"))
                    .filter(mac -> MAC.matcher(mac).matches())
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            return Set.of();
        }
    }

    /** Empty where the kernel refuses: an interface that is down has no carrier to tell of. */
    private static String read(Path found, String attribute) {
        try {
            return Files.readString(found.resolve(attribute)).strip();
        } catch (IOException e) {
            return "";
        }
    }

    /** FRR's vrrpd keeps the VIP of a backup on a macvlan that is without carrier (protodown). */
    private static boolean isInUse(NetworkInterface found) {
        try {
            return found.isUp() && !found.isLoopback();
        } catch (IOException e) {
            // The interface went away while it was looked at, and the address with it.
            return false;
        }
    }

    private static Optional<String> mac(NetworkInterface found) {
        try {
            return Optional.ofNullable(found.getHardwareAddress())
                    .map(mac -> HexFormat.ofDelimiter(":").formatHex(mac));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
