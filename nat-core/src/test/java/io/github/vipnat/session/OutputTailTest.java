package io.github.vipnat.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutputTailTest {

    @Test
    void should_quote_the_end_of_what_a_device_said_without_what_is_secret_in_it() {
        String said = "x".repeat(300) + "\r\nusername bob secret " + "S3CRET".repeat(60) + "\r\nedge uptime is 3 days";

        assertThat(OutputTail.of(said))
                .startsWith("…")
                .endsWith("\nusername bob secret <secret>\nedge uptime is 3 days")
                .doesNotContain("S3CRET");
    }
}
