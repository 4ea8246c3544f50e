package io.github.vipnat.agent.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.agent.TestHost;
import io.github.vipnat.keepalived.real.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefaultGatewayTest {

    @TempDir
    Path folder;

    private DefaultGateway table(String text) throws IOException {
        return new DefaultGateway(Files.writeString(folder.resolve("route"), text));
    }

    @Test
    void should_read_the_table_of_the_kernel() throws IOException {
        Machine.assumePrograms("ip");
        try (TestHost host = new TestHost();
                TestHost far = new TestHost()) {
            host.cable("lan0", far, "lan0");
            host.cable("wan0", far, "wan0");
            host.ip("addr", "add", "10.51.10.11/16", "dev", "lan0");
            host.ip("addr", "add", "192.0.2.1/24", "dev", "wan0");
            host.ip("route", "add", "10.60.0.0/16", "via", "10.51.0.9");
            host.ip("route", "add", "default", "via", "10.51.10.254", "metric", "5");
            DefaultGateway table = table(host.run("cat", "/proc/net/route"));
            assertThat(table.on("lan0")).hasToString("Optional[10.51.10.254]");
            assertThat(table.on("wan0")).isEmpty();
            assertThat(table.on("lan")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Iface\tDestination\tGateway\tFlags\n",
                "lan0\t00000000\t00000000\t0001\n",
                "lan0\t00000000\n",
                "lan0\t00000000\tXYZ\t0003\n",
                "lan0\t00000000\t1FE0A330AFFFF\t0003\n"
            })
    void should_know_no_gateway_where_the_table_names_none(String text) throws IOException {
        assertThat(table(text).on("lan0")).isEmpty();
    }

    @Test
    void should_know_no_gateway_where_there_is_no_table() {
        assertThat(new DefaultGateway(folder.resolve("none")).on("lan0")).isEmpty();
    }
}
