package io.github.vipnat.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every form of ping that clients use (ios-facts 11.3). */
class PingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ping 10.51.10.67 | Sending 5, 100-byte | (5/5)",
                "ping ip 10.51.10.67 | Sending 5, 100-byte | (5/5)",
                "ping vrf RED ip 10.51.10.67 repeat 2 | Sending 2, 100-byte | (2/2)",
                "ping vrf RED 10.51.10.67 | Sending 5, 100-byte | (5/5)",
                "ping 10.51.10.67 source GigabitEthernet0/0 repeat 3 timeout 1 size 1500 | Sending 3, 1500-byte | (3/3)"
            })
    void should_answer(String line, String sending, String rate) throws Exception {
        try (SimulatedRouter router = Fixtures.edgeRouter().withoutSsh().start();
                Typist typist = Typist.at(router)) {
            router.setArp("10.51.10.67", "0015.5d0a.0b01");
            assertThat(typist.line(line)).contains(sending, "Success rate is 100 percent " + rate);
        }
    }

    @ParameterizedTest
    @CsvSource({"ping ip", "ping 10.51.10.67 repeat", "ping 10.51.10.67 often"})
    void should_refuse_what_no_router_takes(String line) throws Exception {
        try (SimulatedRouter router = Fixtures.edgeRouter().withoutSsh().start();
                Typist typist = Typist.at(router)) {
            assertThat(typist.line(line)).contains("% ");
        }
    }
}
