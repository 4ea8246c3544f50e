package io.github.vipnat.keepalived.conf.reader;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScriptWordsTest {

    @Test
    void should_take_both_kinds_of_quotes_away_and_keep_what_they_hold_together() {
        assertThat(WordSplitter.ofScript("script \"/bin/a 'b c' d\"").orElseThrow())
                .containsExactly("script", "/bin/a 'b c' d");
        assertThat(WordSplitter.ofScript("/bin/a 'b c' d\"e f\"").orElseThrow())
                .containsExactly("/bin/a", "b c", "de f");
    }

    @Test
    void should_read_escapes_as_c_does() {
        assertThat(WordSplitter.ofScript("\\x41\\102\\n\\cA\\E\\q").orElseThrow())
                .containsExactly("AB\n\u0001\u001bq");
    }

    @Test
    void should_refuse_an_open_quote_and_a_last_backslash() {
        assertThat(WordSplitter.ofScript("a 'b")).isEmpty();
        assertThat(WordSplitter.ofScript("a b\\")).isEmpty();
    }
}
