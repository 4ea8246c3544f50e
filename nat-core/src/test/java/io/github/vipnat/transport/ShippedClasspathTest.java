package io.github.vipnat.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is shipped has no BouncyCastle, and neither library misses it. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(240)
class ShippedClasspathTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(SshLibrary.class)
    void should_log_in_to_every_kind_of_router_without_bouncycastle(SshLibrary library) throws Exception {
        List<TestServer> servers = new ArrayList<>();
        try {
            for (TestKey key : List.of(TestKey.ED25519, TestKey.ECDSA_256, TestKey.ECDSA_521, TestKey.RSA)) {
                servers.add(TestServer.start(key));
            }
            assertThat(run(library, servers)).isEqualTo("OK\nOK\nOK\nOK\n");
        } finally {
            servers.forEach(TestServer::close);
        }
    }

    @ParameterizedTest
    @EnumSource(SshLibrary.class)
    void should_log_in_with_every_kind_of_key_file_without_bouncycastle(SshLibrary library) throws Exception {
        for (TestKey key : List.of(TestKey.ED25519, TestKey.ECDSA_256, TestKey.RSA)) {
            try (TestServer server = TestServer.start(s -> s.takeKey(key.pair().getPublic()), TestKey.ECDSA_256)) {
                List<Path> files = keyFiles(key);
                assertThat(run(library, List.of(server), files)).as("%s", files).isEqualTo("OK\n".repeat(files.size()));
            }
        }
    }

    @Test
    void should_keep_the_servers_bouncycastle_off_that_classpath() {
        assertThat(System.getProperty("java.class.path")).contains("bcprov");
        assertThat(shippedClasspath()).doesNotContain("bcprov", "bcpkix", "bcutil", "sshd-core");
    }

    private List<Path> keyFiles(TestKey key) throws IOException {
        List<Path> files = new ArrayList<>();
        for (KeyFileForm form : KeyFileForm.values()) {
            if (form.canHold(key)) {
                Path file = directory.resolve(key + "-" + form);
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                files.add(Files.writeString(file, form.write(key.pair(), TestServer.PASSWORD)));
            }
        }
        return files;
    }

    private String run(SshLibrary library, List<TestServer> servers) throws IOException, InterruptedException {
        return run(library, servers, List.of());
    }

    private String run(SshLibrary library, List<TestServer> servers, List<Path> keyFiles)
            throws IOException, InterruptedException {
        Path trusted = directory.resolve("known_hosts");
        servers.forEach(server -> server.trusted(directory));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                shippedClasspath(),
                OtherJvm.class.getName(),
                library.name(),
                trusted.toString()));
        servers.forEach(server -> command.add(String.valueOf(server.port())));
        keyFiles.forEach(file -> command.add(file.toString()));
        ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().put(OtherJvm.SECRET, TestServer.PASSWORD);
        Process started = process.start();
        String said = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(started.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    private static String shippedClasspath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.matches(".*/(bc(prov|pkix|util)|sshd-)[^/]*\\.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
