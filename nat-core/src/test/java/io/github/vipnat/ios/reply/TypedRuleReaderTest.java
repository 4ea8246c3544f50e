package io.github.vipnat.ios.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.device.HeardRule;
import io.github.vipnat.device.Reply;
import io.github.vipnat.device.Reply.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a terminal shows to have been typed, which may be other than what was typed. */
class TypedRuleReaderTest {

    private static final String RULE = "ip nat inside source static 10.51.10.67 172.18.55.5";

    private static List<HeardRule> heard(String terminal) {
        return TypedRuleReader.ofTerminal(terminal);
    }

    @Test
    void should_hear_an_echo_behind_a_prompt_and_one_on_a_line_of_its_own() {
        assertThat(heard("no " + RULE + " extendable\r\nedge(config)#" + RULE + "\r\nedge(config)#"))
                .extracting(line -> line.line().removes())
                .containsExactly(true, false);
    }

    @Test
    void should_hear_the_answer_that_stands_behind_an_echo() {
        List<HeardRule> lines =
                heard("no " + RULE + "\r\n%Translation not found!!!!\r\nedge(config)#" + RULE + "\r\nedge(config)#");

        assertThat(lines.get(0).reply()).isEqualTo(new Reply.Refused(Refusal.NOT_FOUND, "%Translation not found!!!!"));
        assertThat(lines.get(1).reply()).isEqualTo(new Reply.Accepted());
    }

    @Test
    void should_hear_nothing_in_what_only_mentions_a_rule() {
        assertThat(heard("edge#show running-config | include " + RULE + "\r\n"
                        + "% Invalid input: " + RULE + "\r\n"
                        + "tcp 172.18.55.5:80 10.51.10.67:80 --- ---\r\n"))
                .isEmpty();
    }

    @Test
    void should_not_take_half_an_echo_for_a_rule() {
        assertThat(heard("edge(config)#" + RULE.substring(0, RULE.length() - 6)))
                .isEmpty();
    }
}
