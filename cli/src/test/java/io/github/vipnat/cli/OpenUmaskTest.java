package io.github.vipnat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.lab.SimulatedRouter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** With a umask that takes nothing away, nobody else may write into what vipnat leaves behind. */
@ResourceLock("processes")
class OpenUmaskTest {

    @TempDir
    Path folder;

    private ShellProcess vipnat(Path work, String... arguments) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = List.of(
                "sh",
                "-c",
                "umask 000; cd \"$0\"; exec \"$@\"",
                work.toString(),
                java,
                "-XX:TieredStopAtLevel=1",
                Main.class.getName());
        return ShellProcess.run(
                folder,
                Map.of(
                        "HOME", folder.toString(),
                        "STATE_DIRECTORY", work.resolve("state/of/mine").toString(),
                        "IOS_PASSWORD", "secret",
                        "CLASSPATH", System.getProperty("java.class.path")),
                Stream.concat(command.stream(), Stream.of(arguments)).toList());
    }

    @Test
    void should_leave_no_file_and_no_folder_that_others_can_write() throws Exception {
        Path work = Files.createDirectory(folder.resolve("work"));
        try (SimulatedRouter router = SimulatedRouter.builder()
                .configuration("""
                        hostname edge
                        interface GigabitEthernet0/0
                         ip address 10.51.10.254 255.255.0.0
                         ip nat inside
                        interface GigabitEthernet0/1
                         ip address 172.18.55.1 255.255.255.0
                         ip nat outside
                        end
                        """)
                .privilege15User("netops", "secret")
                .start()) {
            router.setArp("10.51.10.67", "0200.0a33.0a0b");
            String site = Files.writeString(folder.resolve("cluster.yaml"), """
                            cluster: web
                            vip: 10.51.10.67
                            nodes: [{ name: vm1, address: 10.51.10.11 }, { name: vm2, address: 10.51.10.12 }]
                            vrrp: { instance: VI_1, interface: eth0, virtual-router-id: 51 }
                            routers:
                              - name: edge
                                address: 127.0.0.1
                                port: %d
                                username: netops
                                password: env:IOS_PASSWORD
                                publish: [{ global: 172.18.55.51, as: ports, ports: [tcp 80] }]
                            """.formatted(router.port()))
                    .toString();
            done(vipnat(work, "trust", "edge", "--yes", "-f", site));
            done(vipnat(work, "plan", "-o", "plan.json", "-f", site));
            done(vipnat(work, "apply", "--yes", "-f", site));
            done(vipnat(work, "keepalived", "render", "-o", "a/b/c", "-f", site));
            done(vipnat(work, "keepalived", "simulate", "--svg", "s.svg", "-f", site));
            done(vipnat(work, "init", "--out", "new.yaml"));
            done(vipnat(work, "agent", "install", "--root", "package"));
        }
        nobodyElseWrites(work);
    }

    /** Before any run of this user's has made the folder above. */
    @Test
    void should_leave_none_where_it_is_the_agent_that_makes_the_folder() throws Exception {
        Path work = Files.createDirectory(folder.resolve("work"));
        done(vipnat(work, "agent", "freeze"));
        assertThat(foundBelow(work)).hasSize(5).noneMatch(line -> line.charAt(4) == 'w' || line.charAt(7) == 'w');
    }

    private static List<String> foundBelow(Path place) throws IOException {
        try (Stream<Path> all = Files.walk(place).skip(1)) {
            return all.map(OpenUmaskTest::described).toList();
        }
    }

    private void nobodyElseWrites(Path work) throws IOException {
        try (Stream<Path> all = Stream.concat(Files.walk(work).skip(1), Files.walk(folder.resolve(".ssh")))) {
            assertThat(all.map(OpenUmaskTest::described).toList())
                    .hasSizeGreaterThan(8)
                    .noneMatch(line -> line.charAt(4) == 'w' || line.charAt(7) == 'w');
        }
    }

    private static void done(ShellProcess ended) {
        assertThat(ended.code()).as(ended.output()).isZero();
    }

    private static String described(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS)) + " "
                    + path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
