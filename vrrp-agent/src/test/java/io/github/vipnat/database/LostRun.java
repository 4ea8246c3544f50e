package io.github.vipnat.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A process of its own that has two nodes and a server in the folder it was given, and waits to be killed. */
final class LostRun {

    static final String UP = "up";

    private LostRun() {}

    public static void main(String[] args) throws IOException {
        Path directory = Path.of(args[0]);
        try (TwoNodes nodes = TwoNodes.lay();
                MariaDbServer server = MariaDbServer.start(
                        directory.resolve("one"),
                        MariaDbServer.install(directory),
                        Optional.of(nodes.namespace("vm1")),
                        "0.0.0.0",
                        3306)) {
            System.out.println(UP + " " + server.socket());
            System.in.read();
        }
    }
}
