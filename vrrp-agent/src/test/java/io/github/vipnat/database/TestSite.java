package io.github.vipnat.database;

import io.github.vipnat.topology.Topology;
import io.github.vipnat.topology.reader.TopologyReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The document's two nodes as cluster.yaml describes them. */
public final class TestSite {

    private TestSite() {}

    public static Topology site(String vip, String databaseAddress, int port) {
        return read(yaml(vip, "10.51.10.11", "10.51.10.12", databaseAddress, port, ""));
    }

    /** @param more further lines of the database section, two spaces in front */
    public static String yaml(String vip, String vm1, String vm2, String databaseAddress, int port, String more) {
        return """
                cluster: web
                vip: %s
                nodes:
                  - { name: vm1, address: %s }
                  - { name: vm2, address: %s }
                database:
                  address: %s
                  port: %d
                  schema: ma_base
                  user: app
                  password: env:DB_PASSWORD
                  admin-user: vipadmin
                  admin-password: env:DB_ADMIN
                  %s
                """.formatted(vip, vm1, vm2, databaseAddress, port, more);
    }

    static Topology read(String yaml) {
        try {
            Path file = Files.createTempFile("vipnat-cluster", ".yaml");
            try {
                return new TopologyReader(Path.of("/nonexistent")).read(Files.writeString(file, yaml));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
