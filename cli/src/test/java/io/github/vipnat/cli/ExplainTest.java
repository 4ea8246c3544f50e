package io.github.vipnat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.cli.process.ExitCode;
import org.junit.jupiter.api.Test;

class ExplainTest {

    @Test
    void should_say_what_a_code_means() {
        assertThat(Typed.vipnat("explain", "plan-stale").endsWith(ExitCode.DONE).out())
                .startsWith("plan-stale\n  The router has changed since the plan file was made");
        assertThat(Typed.vipnat("explain", "plan-stale", "--json")
                        .endsWith(ExitCode.DONE)
                        .out())
                .contains("\"text\": \"plan-stale\\n");
    }

    @Test
    void should_list_every_code_within_eighty_columns() {
        String all = Typed.vipnat("explain").endsWith(ExitCode.DONE).out();
        assertThat(all).contains("\n  plan-stale\n", "keepalived.conf: reading it\n");
        assertThat(all.lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void should_offer_the_nearest_code_for_one_that_does_not_exist() {
        assertThat(Typed.vipnat("explain", "plan-stael")
                        .endsWith(ExitCode.INPUT)
                        .err())
                .contains("unknown-code", "vipnat explain plan-stale");
        assertThat(Typed.vipnat("explain", "zzz").endsWith(ExitCode.INPUT).err())
                .contains("see all of them:");
    }
}
