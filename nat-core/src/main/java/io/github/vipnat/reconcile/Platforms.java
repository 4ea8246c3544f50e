package io.github.vipnat.reconcile;

import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.ios.IosDeviceOs;
import io.github.vipnat.session.expect.ExpectItShell;
import io.github.vipnat.session.expect.ExpectShell;
import io.github.vipnat.topology.Router.TransportChoice;
import io.github.vipnat.transport.HostKeyQuery;
import io.github.vipnat.transport.Shell;
import io.github.vipnat.transport.Transport;
import io.github.vipnat.transport.jsch.JschTransport;
import io.github.vipnat.transport.sshj.SshjTransport;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which classes stand behind the interfaces; the only place that knows. An embedder may pass its own.
 *
 * @param transports the way to connect for each choice in cluster.yaml
 * @param hostKeys the way to ask for a host key for each of them: one library goes all the way
 * @param expect how a shell is typed into and read
 */
public record Platforms(
        DeviceOs os,
        Function<TransportChoice, Transport> transports,
        Function<TransportChoice, HostKeyQuery> hostKeys,
        Function<Shell, ExpectShell> expect) {

    /** IOS over SSH, for somebody without an ssh-agent and without {@code ~/.ssh/config}. */
    public static Platforms standard() {
        return standard(new JschTransport());
    }

    /**
     * IOS over SSH, for a user: jsch asks the agent that {@code SSH_AUTH_SOCK} names, and reads {@code .ssh/config} in the
     * home directory.
     *
     * @param environment usually {@link System#getenv()}
     */
    static Platforms standard(Map<String, String> environment) {
        JschTransport jsch = new JschTransport().withSshConfig(Surroundings.home(environment));
        return standard(Optional.ofNullable(environment.get("SSH_AUTH_SOCK"))
                .filter(socket -> !socket.isEmpty())
                .map(socket -> jsch.withAgent(Path.of(socket)))
                .orElse(jsch));
    }

    private static Platforms standard(JschTransport jsch) {
        SshjTransport sshj = new SshjTransport();
        return new Platforms(
                new IosDeviceOs(),
                choice -> switch (choice) {
                    case SSHJ -> sshj;
                    case JSCH -> jsch;
                },
                choice -> switch (choice) {
                    case SSHJ -> sshj;
                    case JSCH -> jsch;
                },
                ExpectItShell::new);
    }
}
