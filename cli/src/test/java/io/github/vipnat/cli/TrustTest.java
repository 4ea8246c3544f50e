package io.github.vipnat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.cli.process.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever types what he is advised gets on. */
class TrustTest {

    private static final Pattern ADVICE = Pattern.compile("vipnat (trust [^\\n]*)");

    @TempDir
    Path folder;

    private CliSite site;

    @BeforeEach
    void start() {
        site = new CliSite(folder, 2);
        site.environment.put("JUMP_PASSWORD", JumpHost.PASSWORD);
        site.write(".ssh/known_hosts", "");
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private void through(String jumps, String transport) {
        site.describe(number -> "    jump: [" + jumps + "]\n    transport: " + transport + "\n");
    }

    /** Types the advice, and a yes to it. */
    private CliSite.Run followed(CliSite.Run run) {
        Matcher advice = ADVICE.matcher(run.err());
        assertThat(advice.find()).as(run.err()).isTrue();
        String[] words = advice.group(1).split(" ", -1);
        site.human("y");
        return site.vipnat(Arrays.stream(words)
                .filter(word -> !word.equals("-f") && !word.endsWith("cluster.yaml"))
                .toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sshj", "jsch"})
    void should_trust_each_host_on_the_way_as_advised_until_the_router_is_reached(String transport) throws Exception {
        try (JumpHost outer = JumpHost.start();
                JumpHost inner = JumpHost.start()) {
            through(outer.yaml("") + ", " + inner.yaml(""), transport);
            for (String name : new String[] {outer.address(), inner.address(), "edge1"}) {
                CliSite.Run refused = site.vipnat("plan", "-r", "edge1").endsWith(ExitCode.UNREACHABLE);
                assertThat(refused.err()).contains("host-key-unknown");
                assertThat(followed(refused).endsWith(ExitCode.DONE).out())
                        .contains(name + " (127.0.0.1 port ")
                        .contains("Recorded in " + folder.resolve(".ssh/known_hosts"));
            }
            site.vipnat("plan", "-r", "edge1").endsWith(ExitCode.DONE);
            assertThat(site.questions)
                    .containsExactly(
                            "Is this the jump host's own fingerprint? [y/N] ",
                            "Is this the jump host's own fingerprint? [y/N] ",
                            "Is this the router's own fingerprint? [y/N] ");
        }
    }

    @Test
    void should_take_the_address_as_it_is_written_and_ask_for_the_port_where_that_is_not_enough() throws Exception {
        try (JumpHost outer = JumpHost.start();
                JumpHost inner = JumpHost.start()) {
            through(outer.yaml(""), "sshj");
            site.human("n");
            assertThat(site.vipnat("trust", "127.0.0.1")
                            .endsWith(ExitCode.REFUSED)
                            .out())
                    .contains("Not recorded. On the jump host:  for key in /etc/ssh/ssh_host_*.pub;");
            site.vipnat("trust", "127.0.0.1", "--yes").endsWith(ExitCode.DONE);
            through(outer.yaml("") + ", " + inner.yaml(""), "sshj");
            assertThat(site.vipnat("trust", "127.0.0.1")
                            .endsWith(ExitCode.INPUT)
                            .err())
                    .contains("jump-host-ambiguous", outer.address(), inner.address());
            assertThat(site.vipnat("trust", "bastion").endsWith(ExitCode.INPUT).err())
                    .contains("no-such-router", "edge1, edge2, ", inner.address());
        }
    }

    @Test
    void should_allow_a_jump_host_old_algorithms_where_cluster_yaml_names_them() throws Exception {
        try (JumpHost old = JumpHost.old()) {
            through(old.yaml(""), "sshj");
            assertThat(site.vipnat("trust", old.address())
                            .endsWith(ExitCode.UNREACHABLE)
                            .err())
                    .contains("no-common-algorithm", "legacy-algorithms: [diffie-hellman-group14-sha1]");
            through(old.yaml(", legacy-algorithms: [diffie-hellman-group14-sha1]"), "sshj");
            site.vipnat("trust", old.address(), "--yes").endsWith(ExitCode.DONE);
            site.vipnat("trust", "edge1", "--yes").endsWith(ExitCode.DONE);
            site.vipnat("plan", "-r", "edge1").endsWith(ExitCode.DONE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sshj", "jsch"})
    void should_record_a_short_host_key_only_where_cluster_yaml_names_it(String transport) throws Exception {
        try (JumpHost old = JumpHost.withShortKey()) {
            through(old.yaml(""), transport);
            CliSite.Run refused = site.vipnat("trust", old.address(), "--yes").endsWith(ExitCode.UNREACHABLE);
            assertThat(refused.err()).contains("host-key-short", "legacy-algorithms: [rsa-host-key-1024]");
            assertThat(folder.resolve(".ssh/known_hosts")).isEmptyFile();
            through(old.yaml(", legacy-algorithms: [rsa-host-key-1024]"), transport);
            site.vipnat("trust", old.address(), "--yes").endsWith(ExitCode.DONE);
            site.vipnat("trust", "edge1", "--yes").endsWith(ExitCode.DONE);
            site.vipnat("plan", "-r", "edge1").endsWith(ExitCode.DONE);
        }
    }

    @Test
    void should_neither_record_nor_use_a_key_that_is_revoked() throws Exception {
        site.vipnat("trust", "edge1", "--yes").endsWith(ExitCode.DONE);
        String line = Files.readString(folder.resolve(".ssh/known_hosts"));
        site.write(".ssh/known_hosts", line + "@revoked " + line);
        CliSite.Run refused = site.vipnat("trust", "edge1", "--yes").endsWith(ExitCode.REFUSED);
        assertThat(refused.err()).contains("host-key-revoked", "make a new host key");
        assertThat(site.vipnat("plan", "-r", "edge1")
                        .endsWith(ExitCode.UNREACHABLE)
                        .err())
                .contains("host-key-revoked");
        site.write(".ssh/known_hosts", line);
        site.vipnat("plan", "-r", "edge1").endsWith(ExitCode.DONE);
    }

    @Test
    void should_go_by_the_user_s_ssh_configuration_with_jsch() throws Exception {
        site.write(".ssh/config", "Host the-edge\n  HostName 127.0.0.1\n  Port " + site.router.port() + "\n");
        String yaml = Files.readString(folder.resolve("cluster.yaml"));
        site.write(
                "cluster.yaml",
                yaml.replaceFirst("address: 127.0.0.1 ", "address: the-edge ")
                        .replaceFirst("port: \\d+", "transport: jsch"));
        site.vipnat("trust", "edge1", "--yes").endsWith(ExitCode.DONE);
        site.vipnat("plan", "-r", "edge1").endsWith(ExitCode.DONE);
    }

    /** A node that lets somebody in, at the port of a host that only forwards. */
    private void withNode(JumpHost node, String address) throws Exception {
        String yaml = Files.readString(folder.resolve("cluster.yaml"));
        String port = node.address().replaceFirst(".*:", "");
        site.write(
                "cluster.yaml",
                yaml.replaceFirst(
                        "name: vm1, address: [0-9.]+",
                        "name: vm1, address: " + address + ", ssh: { username: ops, password: env:JUMP_PASSWORD, port: "
                                + port + " }"));
    }

    @Test
    void should_trust_a_node_as_the_doctor_advises_and_then_be_let_in() throws Exception {
        try (JumpHost node = JumpHost.start()) {
            withNode(node, "127.0.0.1");
            site.vipnat("trust", "edge1", "--yes").endsWith(ExitCode.DONE);
            site.vipnat("trust", "edge2", "--yes").endsWith(ExitCode.DONE);
            String strange =
                    site.vipnat("doctor").endsWith(ExitCode.UNREACHABLE).out();
            assertThat(strange).contains("cluster.yaml vm1", "(node-answers)");
            CliSite.Run trusted = site.vipnat("trust", "vm1", "--yes").endsWith(ExitCode.DONE);
            assertThat(trusted.out()).contains("vm1 (127.0.0.1 port ");
            site.environment.put("JUMP_PASSWORD", "wrong");
            assertThat(site.vipnat("doctor").endsWith(ExitCode.UNREACHABLE).out())
                    .doesNotContain("vipnat trust", "wrong")
                    .contains("vm1");
            assertThat(site.vipnat("trust", "vm3").endsWith(ExitCode.INPUT).err())
                    .contains("no-such-router", "edge1, edge2, vm1");
        }
    }

    @Test
    void should_not_guess_which_of_a_router_and_a_node_of_one_name_is_meant() throws Exception {
        try (JumpHost node = JumpHost.start()) {
            withNode(node, "127.0.0.1");
            String yaml = Files.readString(folder.resolve("cluster.yaml"));
            site.write("cluster.yaml", yaml.replace("name: vm1", "name: edge1"));
            assertThat(site.vipnat("trust", "edge1").endsWith(ExitCode.INPUT).err())
                    .contains("host-name-shared", "vipnat trust 127.0.0.1");
        }
    }
}
