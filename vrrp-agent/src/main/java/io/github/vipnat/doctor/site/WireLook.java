package io.github.vipnat.doctor.site;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Ipv4Prefix;
import io.github.vipnat.child.ChildCommand;
import io.github.vipnat.doctor.WireSight;
import io.github.vipnat.topology.Topology;
import java.io.IOException;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Asks by ARP who has the VIP, from the host that vipnat runs on; where that is in the VIP's network and no node itself. */
final class WireLook {

    private static final Pattern REPLY = Pattern.compile("\\[((?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2})\\]");

    /** arping itself ends after three seconds. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private WireLook() {}

    static WireSight look(Topology site) {
        Ipv4 vip = site.vip().address();
        try {
            List<NetworkInterface> all = NetworkInterface.networkInterfaces().toList();
            boolean isNode = all.stream()
                    .flatMap(each -> each.getInterfaceAddresses().stream())
                    .flatMap(own -> prefix(own).stream())
                    .anyMatch(own ->
                            own.address().equals(vip) || site.retiredAddresses().contains(own.address()));
            if (isNode) {
                return WireSight.unseen("vipnat runs on a node, which is no third place");
            }
            return all.stream()
                    .filter(each -> isInNetwork(each, vip))
                    .findFirst()
                    .map(each -> ask(each.getName(), vip))
                    .orElseGet(() -> WireSight.unseen("this host is not in the network of the VIP"));
        } catch (SocketException e) {
            return WireSight.unseen("this host does not show its interfaces");
        }
    }

    private static boolean isInNetwork(NetworkInterface one, Ipv4 vip) {
        return one.getInterfaceAddresses().stream()
                .flatMap(own -> prefix(own).stream())
                .anyMatch(
                        own -> own.length() < Integer.SIZE && own.address().bits() >>> 24 != 127 && own.contains(vip));
    }

    private static Optional<Ipv4Prefix> prefix(InterfaceAddress own) {
        return Ipv4.parse(own.getAddress().getHostAddress())
                .map(address -> new Ipv4Prefix(address, own.getNetworkPrefixLength()));
    }

    /** Each question goes to everybody, so that a second owner answers too. */
    private static WireSight ask(String interfaceName, Ipv4 vip) {
        try {
            String said = ChildCommand.of(
                            LONGEST, List.of("arping", "-b", "-c", "2", "-w", "3", "-I", interfaceName, vip.toString()))
                    .start()
                    .said();
            if (!said.startsWith("ARPING")) {
                return WireSight.unseen("arping does not run here: "
                        + said.strip().lines().findFirst().orElse("it says nothing"));
            }
            return new WireSight(
                    Optional.of(REPLY.matcher(said)
                            .results()
                            .map(reply -> reply.group(1).toLowerCase(Locale.ROOT))
                            .distinct()
                            .toList()),
                    "");
        } catch (IOException e) {
            return WireSight.unseen("arping is not there");
        }
    }
}
