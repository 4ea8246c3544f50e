package io.github.vipnat.agent;

import io.github.vipnat.keepalived.real.Machine;
import io.github.vipnat.lab.SimulatedRouter;
import io.github.vipnat.lab.netfilter.NetfilterPlane;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The lab router in a namespace: its ARP table is the kernel's, and its SSH is where the LAN looks for it. */
final class LanRouter implements AutoCloseable {

    private static final String ADDRESS = "10.51.10.254";
    private static final String CONFIGURATION = """
            hostname edge
            interface GigabitEthernet0/0
             ip address 10.51.10.254 255.255.0.0
             ip nat inside
            interface GigabitEthernet0/1
             ip address 172.18.55.1 255.255.255.0
             ip nat outside
            ip nat inside source static tcp 10.51.10.67 80 172.18.55.51 80 extendable
            ip nat inside source static tcp 10.51.10.67 443 172.18.55.51 443 extendable
            line vty 0 4
             login local
            end
            """;

    private final SimulatedRouter router;
    private final List<Process> pipes = new ArrayList<>();

    LanRouter(String namespace, Path folder) throws IOException {
        Machine.mustRun("ip", "-n", namespace, "link", "add", "wan1", "type", "veth", "peer", "name", "isp0");
        Machine.mustRun("ip", "-n", namespace, "addr", "add", "172.18.55.1/24", "dev", "wan1");
        Machine.mustRun("ip", "-n", namespace, "link", "set", "wan1", "up");
        Machine.mustRun("ip", "-n", namespace, "link", "set", "isp0", "up");
        Machine.mustRun("ip", "netns", "exec", namespace, "sysctl", "-qw", "net.ipv4.ip_forward=1");
        router = SimulatedRouter.builder()
                .configuration(CONFIGURATION)
                .privilege15User("netops", "secret")
                .packetPlane(NetfilterPlane.in(
                        namespace, Map.of("GigabitEthernet0/0", "lan0", "GigabitEthernet0/1", "wan1")))
                .realTime()
                .start();
        Path door = folder.resolve("router.sock");
        pipe("socat", "UNIX-LISTEN:" + door + ",fork", "TCP:127.0.0.1:" + router.port() + ",nodelay");
        pipe(
                "ip",
                "netns",
                "exec",
                namespace,
                "socat",
                "TCP-LISTEN:22,bind=" + ADDRESS + ",fork,reuseaddr,nodelay",
                "UNIX-CONNECT:" + door);
        Eventually.holds(() -> "the router's port 22 does not listen", () -> Files.exists(door) && listens(namespace));
    }

    private void pipe(String... command) throws IOException {
        pipes.add(new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    private static boolean listens(String namespace) {
        return Machine.run("ip", "netns", "exec", namespace, "ss", "-Hlnt", "sport", "=", ":22")
                .output()
                .contains(":22");
    }

    /** By the address it has on the LAN. */
    String knownHostsLine() {
        return ADDRESS
                + router.knownHostsLine().substring(router.knownHostsLine().indexOf(' '));
    }

    @Override
    public void close() {
        pipes.forEach(pipe -> {
            pipe.descendants().forEach(ProcessHandle::destroy);
            pipe.destroy();
        });
        router.close();
    }
}
