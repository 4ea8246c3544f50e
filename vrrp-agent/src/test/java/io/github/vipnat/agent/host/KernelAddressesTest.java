package io.github.vipnat.agent.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.agent.Eventually;
import io.github.vipnat.agent.TestHost;
import io.github.vipnat.keepalived.real.Machine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Where the VIP may be, whoever put it there, seen by a process on a host of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KernelAddressesTest {

    private static final String VIP = "10.51.10.67";

    private TestHost host;
    private TestHost far;
    private Process process;
    private BufferedReader answers;

    @BeforeAll
    void lay() throws IOException {
        Machine.assumePrograms("ip", "sysctl");
        host = new TestHost();
        far = new TestHost();
        host.cable("lan0", far, "lan0");
        host.cable("lan1", far, "lan1");
        host.ip("addr", "add", "10.51.10.11/16", "dev", "lan0");
        process = new ProcessBuilder(host.command(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HoldingPrinted.class.getName(),
                        VIP))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        answers = process.inputReader(StandardCharsets.US_ASCII);
    }

    @AfterEach
    void takeAway() {
        for (String device : List.of("lan0", "lan1", "lo")) {
            Machine.run("ip", "-n", host.name(), "addr", "del", VIP + "/16", "dev", device);
            Machine.run("ip", "-n", host.name(), "addr", "del", VIP + "/32", "dev", device);
        }
        Machine.run("ip", "-n", host.name(), "link", "del", "vip0");
        host.ip("link", "set", "lan0", "up");
        far.ip("link", "set", "lan0", "up");
    }

    @AfterAll
    void end() {
        if (process != null) {
            process.destroyForcibly();
            host.close();
            far.close();
        }
    }

    private String held() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        return answers.readLine();
    }

    /** The kernel takes the word "running" from an interface in its own time. */
    private void assertSoonHeld(String expected) {
        Eventually.holds(() -> "not yet: " + expected, () -> {
            try {
                return held().equals(expected);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private String on(String device, String... ownDevices) {
        List<String> macs =
                Stream.of(ownDevices).map(host::mac).sorted().distinct().toList();
        return device + " " + host.mac(device) + " " + macs;
    }

    private void give(String... where) {
        host.ip(Stream.concat(Stream.of("addr", "add", VIP + "/16"), Stream.of(where))
                .toArray(String[]::new));
    }

    private void macvlan() {
        host.ip("link", "add", "vip0", "link", "lan0", "type", "macvlan", "mode", "bridge");
        host.ip("link", "set", "vip0", "up");
    }

    @Test
    void should_not_hold_what_is_nowhere() throws IOException {
        assertThat(held()).isEqualTo("not held");
    }

    @Test
    void should_hold_a_secondary_address_and_name_all_macs() throws IOException {
        give("dev", "lan0");
        assertThat(held()).isEqualTo(on("lan0", "lan0", "lan1"));
    }

    @Test
    void should_hold_an_address_with_a_label_of_its_own() throws IOException {
        give("dev", "lan0", "label", "lan0:1");
        assertThat(held()).isEqualTo(on("lan0", "lan0", "lan1"));
    }

    @Test
    void should_hold_what_is_on_a_macvlan() throws IOException {
        macvlan();
        give("dev", "vip0");
        assertThat(held()).isEqualTo(on("vip0", "lan0", "lan1", "vip0"));
    }

    /** As FRR's vrrpd leaves it on a backup. */
    @Test
    void should_not_hold_what_is_on_a_macvlan_without_carrier() throws IOException {
        macvlan();
        give("dev", "vip0");
        host.ip("link", "set", "vip0", "protodown", "on");
        assertSoonHeld("not held");
    }

    @Test
    void should_hold_what_is_on_an_interface_that_is_up_and_on_one_that_is_not() throws IOException {
        macvlan();
        give("dev", "vip0");
        host.ip("link", "set", "vip0", "protodown", "on");
        give("dev", "lan1");
        assertSoonHeld(on("lan1", "lan0", "lan1"));
    }

    @Test
    void should_not_hold_what_is_on_the_loopback_interface() throws IOException {
        host.ip("addr", "add", VIP + "/32", "dev", "lo");
        assertThat(held()).isEqualTo("not held");
    }

    @Test
    void should_hold_what_is_on_the_loopback_interface_and_on_a_real_one() throws IOException {
        host.ip("addr", "add", VIP + "/32", "dev", "lo");
        give("dev", "lan0");
        assertThat(held()).isEqualTo(on("lan0", "lan0", "lan1"));
    }

    @Test
    void should_not_hold_what_is_on_an_interface_without_carrier() throws IOException {
        give("dev", "lan0");
        far.ip("link", "set", "lan0", "down");
        Eventually.holds(() -> "still held", () -> isHeld("not held"));
    }

    private boolean isHeld(String what) {
        try {
            return held().equals(what);
        } catch (IOException e) {
            return false;
        }
    }
}
