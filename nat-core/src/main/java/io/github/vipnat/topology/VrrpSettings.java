package io.github.vipnat.topology;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.secret.SecretSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The VRRP instance both nodes run.
 *
 * @param virtualRouterId 1 to 255
 * @param lan where the file is silent, a mask of the VIP stands for the network's
 * @param advertInterval whole seconds for VRRP version 2, centiseconds for version 3
 */
public record VrrpSettings(
        String instance,
        String interfaceName,
        int virtualRouterId,
        Duration advertInterval,
        Optional<SecretSource> authPassword,
        List<TrackedProcess> track,
        Optional<Lan> lan) {

    public VrrpSettings {
        track = List.copyOf(track);
    }

    /** Without a word about the nodes' network. */
    public VrrpSettings(
            String instance,
            String interfaceName,
            int virtualRouterId,
            Duration advertInterval,
            Optional<SecretSource> authPassword,
            List<TrackedProcess> track) {
        this(instance, interfaceName, virtualRouterId, advertInterval, authPassword, track, Optional.empty());
    }

    /**
     * The network that the nodes' interface is in; what a stanza of /etc/network/interfaces needs besides the address.
     *
     * @param prefixLength 1 to 31
     * @param nameServers in the order they are to be asked
     */
    public record Lan(int prefixLength, Optional<Ipv4> gateway, List<Ipv4> nameServers) {

        public Lan {
            nameServers = List.copyOf(nameServers);
        }
    }

    /**
     * A process keepalived watches.
     *
     * @param process the name as the kernel knows it ({@code comm}, 15 bytes)
     * @param weight added to the priority while it runs, or, negative, taken off while it does not; -253 to 253
     */
    public record TrackedProcess(String process, int weight) {}
}
