package io.github.vipnat.agent.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class VipHoldingTest {

    private static final String OWN = "00:15:5d:0a:0b:01";
    private static final VipHolding HERE = new VipHolding("lan0", OWN, Set.of("00:15:5D:0A:0B:02"));

    @Test
    void should_know_its_own_macs_in_either_case_and_no_other() {
        assertThat(HERE.isOwn(OWN)).isTrue();
        assertThat(HERE.isOwn("00:15:5D:0a:0b:02")).isTrue();
        assertThat(HERE.isOwn("00:15:5d:0a:0b:03")).isFalse();
    }
}
