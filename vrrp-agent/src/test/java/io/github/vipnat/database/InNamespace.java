package io.github.vipnat.database;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.database.inspect.NodeView;
import io.github.vipnat.secret.SecretPrompt;
import io.github.vipnat.secret.Secrets;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.topology.reader.TopologyReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Runs in a process of its own, in the network namespace it was started in: {@code check FILE} or {@code grant FILE}, and
 * what {@link NodeView#COMMAND} printed on the first node, in the variable VM1.
 */
public final class InNamespace {

    private InNamespace() {}

    /**
     * What runs it.
     *
     * @param what {@code check} or {@code grant}
     * @param file cluster.yaml
     * @param vm1 what the first node looks like from inside; empty when nobody saw it
     */
    public static List<String> command(String what, Path file, String password, String vm1) {
        return List.of(
                "env",
                "DB_PASSWORD=" + password,
                "VM1=" + vm1,
                "DB_ADMIN=" + MariaDbServer.ADMIN_PASSWORD,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                InNamespace.class.getName(),
                what,
                file.toString());
    }

    public static void main(String[] args) {
        Topology site = new TopologyReader(Path.of("/nonexistent")).read(Path.of(args[1]));
        String vm1 = System.getenv().getOrDefault("VM1", "");
        Map<Ipv4, NodeView> hosts = vm1.isEmpty()
                ? Map.of()
                : Map.of(site.nodes().get(0).address(), NodeView.parse(vm1).orElseThrow());
        DatabaseSite database = DatabaseSite.of(site, Secrets.from(System.getenv(), SecretPrompt.none()), hosts);
        System.out.println(
                args[0].equals("check")
                        ? database.check().toJson()
                        : database.grant().toJson());
    }
}
