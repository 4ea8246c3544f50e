package io.github.vipnat.reconcile;

import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.ios.IosDeviceOs;
import io.github.vipnat.session.expect.Door;
import io.github.vipnat.session.expect.ExpectDoor;
import io.github.vipnat.topology.Router.TransportChoice;
import io.github.vipnat.transport.HostKeys;
import io.github.vipnat.transport.Shell;
import io.github.vipnat.transport.Transport;
import io.github.vipnat.transport.jsch.JschTransport;
import io.github.vipnat.transport.sshj.SshjTransport;
import java.util.function.Function;

/**
 * Which classes stand behind the interfaces; the only place that knows. An embedder may pass its own.
 *
 * @param transports the way to connect for each choice in cluster.yaml
 * @param doors how a shell is typed into and read
 */
public record Platforms(
        DeviceOs os, Function<TransportChoice, Transport> transports, HostKeys hostKeys, Function<Shell, Door> doors) {

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
                sshj,
                ExpectDoor::new);
    }
}
