package io.github.vipnat.reconcile;

import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.ios.IosDeviceOs;
import io.github.vipnat.topology.Router.TransportChoice;
import io.github.vipnat.transport.HostKeys;
import io.github.vipnat.transport.Transport;
import io.github.vipnat.transport.jsch.JschTransport;
import io.github.vipnat.transport.sshj.SshjTransport;
import java.util.function.Function;

/**
 * Which classes stand behind the interfaces; the only place that knows. An embedder may pass its own.
 *
 * @param transports the way to connect for each choice in cluster.yaml
 */
public record Platforms(DeviceOs os, Function<TransportChoice, Transport> transports, HostKeys hostKeys) {

    /** IOS over SSH. */
    public static Platforms standard() {
        SshjTransport sshj = new SshjTransport();
        Transport jsch = new JschTransport();
        return new Platforms(
                new IosDeviceOs(),
                choice -> switch (choice) {
                    case SSHJ -> sshj;
                    case JSCH -> jsch;
                },
                sshj);
    }
}
