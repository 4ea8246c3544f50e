package io.github.vipnat.keepalived.render;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.problem.Problems;
import io.github.vipnat.secret.Secret;
import io.github.vipnat.topology.Node;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.topology.VrrpSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Writes keepalived.conf for every node of a topology.
 *
 * <pre>{@code
 * new KeepalivedRender(topology, Optional.of(password), RenderOptions.production()).files()
 * }</pre>
 */
public final class KeepalivedRender {

    private static final int KERNEL_NAME_BYTES = 15;

    /** Shown for a password. */
    static final String STARS = "***";

    private final Topology topology;
    private final Optional<String> password;
    private final RenderOptions options;

    /** The password is the one cluster.yaml's {@code auth-password} leads to; without one there is no authentication. */
    public KeepalivedRender(Topology topology, Optional<Secret> password, RenderOptions options) {
        this.topology = topology;
        this.password = password.map(Secret::reveal);
        this.options = options;
    }

    /**
     * A file for each node, in the topology's order.
     *
     * @throws ProblemException of kind INPUT when cluster.yaml asks for what keepalived would not run
     */
    public List<RenderedFile> files() {
        VrrpSettings vrrp = vrrp();
        check(vrrp);
        return topology.nodes().stream()
                .map(node -> new RenderedFile(
                        node.name(),
                        new NodeWriter(topology, vrrp, node, password, options).write(),
                        new NodeWriter(topology, vrrp, node, password.map(secret -> STARS), options).write()))
                .toList();
    }

    /**
     * The stanza of /etc/network/interfaces for one node.
     *
     * @throws ProblemException of kind INPUT when there is no such node
     */
    public String interfaces(String node, NodeNetwork network) {
        String interfaceName = vrrp().interfaceName();
        Node found = topology.nodes().stream()
                .filter(candidate -> candidate.name().equals(node))
                .findFirst()
                .orElseThrow(() -> new ProblemException(ProblemException.Kind.INPUT, unknownNode(node)));
        return InterfacesWriter.write(found, interfaceName, network);
    }

    private VrrpSettings vrrp() {
        return topology.vrrp()
                .orElseThrow(() -> new ProblemException(
                        ProblemException.Kind.INPUT,
                        problem(
                                "vrrp-missing",
                                "there is no vrrp: section",
                                "there is nothing to write into keepalived.conf",
                                "add vrrp: { instance: VI_1, interface: eth0, virtual-router-id: 51 }")));
    }

    private void check(VrrpSettings vrrp) {
        Problems problems = new Problems();
        password.ifPresent(secret -> checkPassword(secret, vrrp, problems));
        checkTiming(vrrp, problems);
        vrrp.track().forEach(tracked -> checkProcess(tracked, problems));
        problems.throwIfFatal(ProblemException.Kind.INPUT);
    }

    private void checkPassword(String secret, VrrpSettings vrrp, Problems problems) {
        if (!Password.isWritable(secret)) {
            problems.add(problem(
                    "password-unwritable",
                    "the VRRP password is empty or holds a double quote, a backslash, a $ or a control character",
                    "keepalived.conf has no way to write it",
                    "choose 1 to 8 letters and digits"));
        } else if (Password.isTooLong(secret)) {
            problems.add(problem(
                    "password-truncated",
                    "the VRRP password is longer than 8 bytes",
                    "keepalived sends the first 8 only and complains at every start",
                    "choose 8 letters and digits at most"));
        }
        if (RoleDefaults.needsVersion3(vrrp)) {
            problems.add(problem(
                    "authentication-in-version-3",
                    "adverts faster than a second need VRRP version 3, which has no authentication",
                    "keepalived ignores the password and complains at every start",
                    "delete auth-password, or write advert-interval: 1s"));
        }
    }

    private void checkTiming(VrrpSettings vrrp, Problems problems) {
        Duration interval = vrrp.advertInterval();
        boolean version3 = RoleDefaults.needsVersion3(vrrp);
        Duration most = version3 ? Duration.ofMillis(40_950) : Duration.ofSeconds(255);
        boolean offGrid = version3 && interval.toNanos() % 10_000_000 != 0;
        if (interval.isNegative() || interval.isZero() || interval.compareTo(most) > 0 || offGrid) {
            problems.add(problem(
                    "advert-interval-out-of-range",
                    "keepalived cannot advertise every " + RoleDefaults.seconds(interval) + " s",
                    "it would round the interval and complain at every start",
                    "write 1s to 255s, or a multiple of 10ms up to 40.95s"));
        }
    }

    private void checkProcess(VrrpSettings.TrackedProcess tracked, Problems problems) {
        if (!tracked.process().matches("[A-Za-z0-9_.:+@/-]{1," + KERNEL_NAME_BYTES + "}")) {
            problems.add(problem(
                    "process-name-unmatchable",
                    "the kernel knows no process as '" + tracked.process() + "'",
                    "a tracked name of more than 15 bytes, or with blanks, never matches, and keepalived says nothing",
                    "write the name that ps -e -o comm= shows"));
        }
    }

    private Problem unknownNode(String node) {
        return problem(
                "node-unknown",
                "there is no node '" + node + "'",
                "there is nothing to write",
                "name one of: "
                        + String.join(
                                ", ", topology.nodes().stream().map(Node::name).toList()));
    }

    private Problem problem(String code, String what, String why, String fix) {
        return Problem.fatal(code, topology.source().toString(), what, why, fix);
    }
}
