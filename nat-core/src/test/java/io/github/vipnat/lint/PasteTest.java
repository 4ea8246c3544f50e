package io.github.vipnat.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a fix prints of other people's lines, and where it says to read them instead. */
class PasteTest {

    private static final String SHOW = "show running-config | include ^ip nat";

    @Test
    void should_print_what_can_be_pasted() {
        assertThat(Paste.command("take it out", "no ip nat inside source static 10.0.0.1 192.0.2.1", SHOW))
                .isEqualTo("take it out:  no ip nat inside source static 10.0.0.1 192.0.2.1");
        assertThat(Paste.lines("on the router", List.of(" interface Dialer1", "  ip nat outside"), SHOW))
                .isEqualTo("on the router:\n interface Dialer1\n  ip nat outside");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "username netops secret <secret>",
                "ip nat pool what? 192.0.2.1 192.0.2.2 prefix-length 24",
                "ip nat pool B\u00fcro 192.0.2.1 192.0.2.2 prefix-length 24",
                "ip nat pool A\u0015reload 192.0.2.1 192.0.2.2 prefix-length 24",
                "description\ttabs complete words",
                "two\nlines",
            })
    void should_say_where_to_read_what_cannot(String line) {
        assertThat(Paste.command("take it out", line, SHOW))
                .startsWith("take it out; ")
                .endsWith(":  " + SHOW)
                .doesNotContain(line);
        assertThat(Paste.lines("on the router", List.of("interface Dialer1", line), SHOW))
                .startsWith("on the router; ")
                .endsWith(":  " + SHOW)
                .doesNotContain(line, "Dialer1");
    }

    @Test
    void should_show_a_section_by_what_means_itself_to_a_router() {
        assertThat(Paste.section("interface GigabitEthernet0/0.10"))
                .isEqualTo("show running-config | section interface GigabitEthernet0/0.10");
        assertThat(Paste.section("ip nat pool A_B|C")).isEqualTo("show running-config | section ip nat pool A.B.C");
        assertThat(Paste.section("event manager applet token <secret>"))
                .isEqualTo("show running-config | section event manager applet token");
    }
}
