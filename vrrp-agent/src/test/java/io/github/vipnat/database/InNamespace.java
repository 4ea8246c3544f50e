package io.github.vipnat.database;

import io.github.vipnat.secret.SecretPrompt;
import io.github.vipnat.secret.Secrets;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.topology.TopologyReader;
import java.nio.file.Path;
import java.util.Map;

/** Runs in a process of its own, in the network namespace it was started in: {@code check FILE} or {@code grant FILE}. */
final class InNamespace {

    private InNamespace() {}

    public static void main(String[] args) {
        Topology site = new TopologyReader(Path.of("/nonexistent")).read(Path.of(args[1]));
        DatabaseSite database = DatabaseSite.of(site, Secrets.from(System.getenv(), SecretPrompt.none()), Map.of());
        System.out.println(
                args[0].equals("check")
                        ? database.check().toJson()
                        : database.grant().toJson());
    }
}
