package io.github.vipnat.keepalived.real;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class MachineTest {

    @Test
    void should_skip_without_a_program_and_fail_where_somebody_counts_on_it() {
        assertThatThrownBy(() -> Machine.assumeInstalled("no-such-program", false))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("no-such-program is not installed");
        assertThatThrownBy(() -> Machine.assumeInstalled("no-such-program", true))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no-such-program is not installed")
                .hasMessageContaining("vipnat.real.required");
        assertThatCode(() -> Machine.assumeInstalled("sh", true)).doesNotThrowAnyException();
    }
}
