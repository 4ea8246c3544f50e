package io.github.vipnat.database;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.secret.SecretPrompt;
import io.github.vipnat.secret.Secrets;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.topology.TopologyReader;
import java.nio.file.Path;
import java.util.Map;

/**
 * Runs in a process of its own, in the network namespace it was started in: {@code check FILE} or {@code grant FILE}, and
 * what {@link HostView#COMMAND} printed on the first node, in the variable VM1.
 */
final class InNamespace {

    private InNamespace() {}

    public static void main(String[] args) {
        Topology site = new TopologyReader(Path.of("/nonexistent")).read(Path.of(args[1]));
        String vm1 = System.getenv().getOrDefault("VM1", "");
        Map<Ipv4, HostView> hosts = vm1.isEmpty()
                ? Map.of()
                : Map.of(site.nodes().get(0).address(), HostView.parse(vm1).orElseThrow());
        DatabaseSite database = DatabaseSite.of(site, Secrets.from(System.getenv(), SecretPrompt.none()), hosts);
        System.out.println(
                args[0].equals("check")
                        ? database.check().toJson()
                        : database.grant().toJson());
    }
}
