package io.github.vipnat.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What netmiko and Ansible's cisco.ios do on routers works on ours, of every personality; with {@code -Dvipnat.full=true}. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class RealClientsTest {

    private static final String PYTHON = "/usr/bin/python3";
    private static final boolean FULL = Boolean.getBoolean("vipnat.full") || Boolean.getBoolean("vipnat.long");
    private static final boolean REQUIRED = Boolean.getBoolean("vipnat.real.required");

    @TempDir
    Path folder;

    /** Where the fuller run counts on the clients, one that is missing is a failure. */
    private void assumeImportable(String module) {
        assumeTrue(FULL, "only in the fuller run");
        boolean there = Files.exists(Path.of(PYTHON)) && run(List.of(PYTHON, "-c", "import " + module)).status == 0;
        assumeTrue(there || REQUIRED, module + " is not installed");
    }

    private record Ended(int status, String output) {}

    private Ended run(List<String> command) {
        try {
            Path output = folder.resolve("output.txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("HOME", folder.toString());
            builder.environment().put("ANSIBLE_HOST_KEY_CHECKING", "False");
            builder.environment().put("ANSIBLE_NOCOLOR", "1");
            builder.environment().put("ANSIBLE_PERSISTENT_COMMAND_TIMEOUT", "120");
            builder.environment().put("ANSIBLE_PARAMIKO_LOOK_FOR_KEYS", "False");
            builder.environment().put("LC_ALL", "C.UTF-8");
            Process process = builder.start();
            return new Ended(process.waitFor(), Files.readString(output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String script(String name) throws URISyntaxException {
        return Path.of(RealClientsTest.class.getResource("/clients/" + name).toURI())
                .toString();
    }

    private static SimulatedRouter start(Personality personality) {
        SimulatedRouter router = Fixtures.edgeRouter()
                .personality(personality)
                .hostKey(HostKeyType.RSA)
                .start();
        router.setArp("10.51.10.67", "0015.5d0a.0b01");
        return router;
    }

    @ParameterizedTest
    @EnumSource
    void should_do_for_netmiko_what_routers_do(Personality personality) throws Exception {
        assumeImportable("netmiko");
        try (SimulatedRouter router = start(personality)) {
            Ended ended = run(List.of(PYTHON, script("netmiko_session.py"), Integer.toString(router.port())));

            assertThat(ended.output()).doesNotContain("False").contains("prompt edge#", "ping True");
            assertThat(ended.status()).isZero();
            assertThat(router.startupConfig()).contains("172.18.55.51 25");
        }
    }

    @ParameterizedTest
    @EnumSource
    void should_do_for_ansible_what_routers_do(Personality personality) throws Exception {
        assumeImportable("ansible_collections.cisco.ios");
        try (SimulatedRouter router = start(personality)) {
            Files.writeString(
                    folder.resolve("hosts.ini"),
                    "[router]\nedge ansible_host=127.0.0.1 ansible_port=" + router.port() + "\n"
                            + "[router:vars]\nansible_connection=ansible.netcommon.network_cli\n"
                            + "ansible_network_os=cisco.ios.ios\nansible_user=netops\nansible_password=secret\n"
                            + "ansible_become=yes\nansible_become_method=enable\nansible_become_password=letmein\n"
                            + "ansible_network_cli_ssh_type=paramiko\n");

            Ended ended = run(List.of("ansible-playbook", "-i", "hosts.ini", script("ansible_session.yml")));

            assertThat(ended.output()).contains("failed=0", "unreachable=0");
            assertThat(ended.status()).isZero();
            assertThat(router.startupConfig()).contains("172.18.55.51 25");
        }
    }
}
