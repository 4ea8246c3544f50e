package io.github.vipnat.keepalived.real;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sample files of Debian's package: from the machine, or where documentation is not installed from the package itself. */
final class DebianSamples {

    private static final Path INSTALLED = Path.of("/usr/share/doc/keepalived/samples");

    private DebianSamples() {}

    /** All of them, sorted; skips the test where there are none and none can be fetched. */
    static List<Path> in(Path folder) throws IOException {
        Path samples = Files.isDirectory(INSTALLED) ? INSTALLED : unpacked(folder);
        assumeTrue(Files.isDirectory(samples), "no samples of keepalived here, and apt-get cannot fetch its package");
        try (Stream<Path> all = Files.list(samples)) {
            return all.filter(file -> file.getFileName().toString().startsWith("keepalived.conf."))
                    .sorted()
                    .toList();
        }
    }

    private static Path unpacked(Path folder) {
        String script =
                "cd '" + folder + "' && apt-get download keepalived >/dev/null 2>&1 && dpkg-deb -x keepalived_*.deb .";
        Machine.run("sh", "-c", script);
        return folder.resolve(INSTALLED.toString().substring(1));
    }
}
