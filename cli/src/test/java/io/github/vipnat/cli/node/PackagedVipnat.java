package io.github.vipnat.cli.node;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** vipnat as a package lays it out: the class path of this test, where another user can read it. */
final class PackagedVipnat {

    private PackagedVipnat() {}

    /**
     * Makes {@code vipnat} in the folder, which is to be mounted as {@code /opt/vipnat}.
     *
     * @param program what the program is told that its own path is
     */
    static void in(Path folder, String program) throws IOException, InterruptedException {
        Path lib = Files.createDirectories(folder.resolve("vipnat/lib"));
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (Files.exists(Path.of(entry))) {
                String name = "e" + entries.size() + (entry.endsWith(".jar") ? ".jar" : "");
                run("cp", "-r", entry, lib.resolve(name).toString());
                entries.add("/opt/vipnat/lib/" + name);
            }
        }
        Path script =
                Files.writeString(folder.resolve("vipnat/vipnat"), """
                #!/bin/sh
                exec java ${VIPNAT_JAVA_OPTIONS:-} -Dvipnat.program=%s -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \\
                  -Xshare:auto -cp %s io.github.vipnat.cli.Main "$@"
                """.formatted(program, String.join(":", entries)));
        run("chmod", "-R", "a+rX,u+x", folder.resolve("vipnat").toString());
        run("chmod", "755", script.toString());
    }

    private static void run(String... command) throws IOException, InterruptedException {
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException("failed: " + String.join(" ", command));
        }
    }
}
