package io.github.vipnat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.lab.Fault;
import io.github.vipnat.lab.SimulatedRouter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** vipnat in a process with little memory or few files: what is too much is told in words, whatever a router does. */
@ResourceLock("processes")
class SmallProcessTest {

    private static final int ROUTERS = 4;

    @TempDir
    Path folder;

    private final List<SimulatedRouter> routers = new ArrayList<>();

    @AfterEach
    void stop() {
        routers.forEach(SimulatedRouter::close);
    }

    private Path site(String configuration) throws Exception {
        StringBuilder yaml = new StringBuilder("""
                cluster: web
                vip: 10.51.10.67
                nodes: [{ name: vm1, address: 10.51.10.11 }, { name: vm2, address: 10.51.10.12 }]
                routers:
                """);
        StringBuilder known = new StringBuilder();
        for (int i = 0; i < ROUTERS; i++) {
            SimulatedRouter router = SimulatedRouter.builder()
                    .configuration(configuration)
                    .privilege15User("netops", "secret")
                    .start();
            routers.add(router);
            known.append(router.knownHostsLine()).append('\n');
            yaml.append("""
                  - name: edge%d
                    address: 127.0.0.1
                    port: %d
                    username: netops
                    password: env:IOS_PASSWORD
                    publish: [{ global: 172.18.55.%d, as: ports, ports: [tcp 80] }]
                """.formatted(i, router.port(), 51 + i));
        }
        Files.createDirectories(folder.resolve(".ssh"));
        Files.writeString(folder.resolve(".ssh/known_hosts"), known);
        return Files.writeString(folder.resolve("cluster.yaml"), yaml);
    }

    private static final String PLAIN = """
            hostname edge
            interface GigabitEthernet0/0
             ip address 10.51.10.254 255.255.0.0
             ip nat inside
            interface GigabitEthernet0/1
             ip address 172.18.55.1 255.255.255.0
             ip nat outside
            """;

    /** As the unit of the agent has it. */
    private ShellProcess plan(Path site, String limit) throws Exception {
        return vipnat(limit, "plan", "-f", site.toString());
    }

    private ShellProcess vipnat(String limit, String... arguments) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return ShellProcess.run(
                folder,
                Map.of(
                        "HOME", folder.toString(),
                        "XDG_STATE_HOME", folder.resolve("state").toString(),
                        "IOS_PASSWORD", "secret",
                        "CLASSPATH", System.getProperty("java.class.path")),
                Stream.concat(
                                Stream.of(
                                        "sh",
                                        "-c",
                                        limit + "exec \"$0\" \"$@\"",
                                        java,
                                        "-Xmx64m",
                                        "-XX:TieredStopAtLevel=1",
                                        "-XX:+UseSerialGC",
                                        Main.class.getName()),
                                Stream.of(arguments))
                        .toList());
    }

    /** The fixes of such a file are not tried: that would need as much memory once more. */
    @Test
    void should_tell_what_is_wrong_with_a_file_that_comes_to_more_than_is_read() throws Exception {
        Path conf = Files.writeString(folder.resolve("k.conf"), """
                vrrp_instance VI_1 {
                  interface eth0
                  virtual_router_id 51
                  virtual_ipaddress {
                    ~SEQ(x, 0, 2000000000) 10.0.0.$x
                  }
                }
                """);
        ShellProcess lint = vipnat("", "keepalived", "lint", conf.toString());
        assertThat(lint.output()).contains("too-many-lines").doesNotContain("OutOfMemoryError", "internal-error");
        assertThat(lint.code()).isEqualTo(ExitCode.DRIFT.code());
    }

    @Test
    void should_end_with_one_problem_for_each_router_that_prints_for_ever_and_plan_for_the_others() throws Exception {
        Path site = site(PLAIN + "end\n");
        routers.get(0).setFault(new Fault.Endless(1));
        routers.get(1).setFault(new Fault.Endless(4));
        ShellProcess plan = plan(site, "");
        assertThat(plan.output())
                .contains("answer-too-long  router edge0", "answer-too-long  router edge1")
                .contains("Router edge2: ", "Router edge3: ")
                .doesNotContain("OutOfMemoryError", "internal-error");
        assertThat(plan.code()).isEqualTo(ExitCode.REFUSED.code());
    }

    @Test
    void should_read_four_configurations_of_half_a_megabyte_at_the_same_time() throws Exception {
        String line = "access-list 101 permit tcp any host 10.1.2.3 eq 80\n";
        Path site = site(PLAIN + line.repeat(500_000 / line.length()) + "end\n");
        ShellProcess plan = plan(site, "");
        assertThat(plan.output()).contains("Router edge3: ").doesNotContain("answer-too-long", "internal-error");
        assertThat(plan.code()).as(plan.output()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 24, 40, 64})
    void should_say_that_it_may_not_open_enough_files(int files) throws Exception {
        ShellProcess plan = plan(folder.resolve("cluster.yaml"), "ulimit -n " + files + "; ");
        assertThat(plan.output())
                .contains("FATAL too-few-open-files", "ulimit -n 1024")
                .doesNotContain("Exception");
        assertThat(plan.code()).isEqualTo(ExitCode.REFUSED.code());
    }
}
