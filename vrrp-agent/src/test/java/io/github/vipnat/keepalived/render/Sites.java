package io.github.vipnat.keepalived.render;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Ipv4Prefix;
import io.github.vipnat.topology.AgentSettings;
import io.github.vipnat.topology.Node;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.topology.VrrpSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The document's site, and variations of it. */
public final class Sites {

    private Sites() {}

    /** Sections 2.1, 4.2 and 4.3. */
    public static Topology document() {
        return site("eth0", Duration.ofSeconds(1), 32);
    }

    /** The document's site with another interface, advert interval and VIP mask. */
    public static Topology site(String interfaceName, Duration interval, int vipLength) {
        List<VrrpSettings.TrackedProcess> track = List.of(
                new VrrpSettings.TrackedProcess("nginx", -11),
                new VrrpSettings.TrackedProcess("vsftpd", -11),
                new VrrpSettings.TrackedProcess("named", -11));
        VrrpSettings vrrp = new VrrpSettings("VI_1", interfaceName, 51, interval, Optional.empty(), track);
        return new Topology(
                Path.of("cluster.yaml"),
                "web",
                new Ipv4Prefix(Ipv4.of("10.51.10.67"), vipLength),
                List.of(
                        node("vm1", "10.51.10.11", Node.State.MASTER, 100),
                        node("vm2", "10.51.10.12", Node.State.BACKUP, 90)),
                Optional.of(vrrp),
                List.of(),
                AgentSettings.usual(),
                Optional.empty());
    }

    static Node node(String name, String address, Node.State state, int priority) {
        return new Node(name, Ipv4.of(address), Optional.of(state), OptionalInt.of(priority), Optional.empty());
    }
}
