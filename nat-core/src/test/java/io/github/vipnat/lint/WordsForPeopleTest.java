package io.github.vipnat.lint;

import static io.github.vipnat.lint.LintedSite.publishing;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a configuration only says something to people. */
class WordsForPeopleTest {

    private static final String WEB = "global: 203.0.113.20, as: ports, ports: [tcp 80]";

    private static final String NODE_RULE = "tcp 10.51.10.11 80 203.0.113.20 80";

    /** What people say to each other does nothing to the node's address. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "banner motd ^C\nip nat inside source static 10.51.10.11 203.0.113.20\n^C",
                "banner exec #\nask the owner of 10.51.10.11\n#",
                "banner login ^Cask the owner of 10.51.10.11^C",
                "aaa authentication fail-message ^Cask\n10.51.10.11\n^C",
                "ip auth-proxy auth-proxy-banner http ^C\n10.51.10.11\n^C",
                "busy-message core ^C\n10.51.10.11\n^C",
                "line vty 0 4\n refuse-message ^C\n10.51.10.11\n^C\n transport input ssh",
                "crypto isakmp client configuration group STAFF\n banner #Welcome\n10.51.10.11\n#",
                "macro name web\nip nat inside source static 10.51.10.11 203.0.113.20\n@",
                "macro auto execute UP {\nping 10.51.10.11\n}",
                "menu ops title ^C\n10.51.10.11\n^C",
                "menu ops prompt ^C10.51.10.11^C",
                "menu ops text 1 the web server, 10.51.10.11",
                "event manager applet SHOW\n action 3.0 puts \"10.51.10.11 is gone\"",
                "event manager applet SHOW\n action 3.0 syslog msg \"10.51.10.11 is gone\"",
                "event manager applet SHOW\n action 3.0 comment see 10.51.10.11",
                "webvpn context C\n login-message \"Welcome to 10.51.10.11\"",
                "snmp-server location beside 10.51.10.11",
                "router bgp 65000\n neighbor 203.0.113.9 description beside 10.51.10.11"
            })
    void should_find_no_use_of_the_address_in_words_for_people(String lines) {
        assertThat(publishing(WEB).rules(NODE_RULE).lines(lines.split("\n", -1)).found())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "menu ops command 1 telnet 10.51.10.11",
                "alias exec web telnet 10.51.10.11",
                "event manager applet SHOW\n action 3.0 cli command \"ping 10.51.10.11\"",
                "banner motd ^C\nhello\n^C\nlogging host 10.51.10.11"
            })
    void should_find_a_use_of_the_address_beside_words_for_people(String lines) {
        assertThat(publishing(WEB)
                        .rules(NODE_RULE)
                        .lines(lines.split("\n", -1))
                        .problem()
                        .what())
                .isEqualTo("there is another line that names 10.51.10.11");
    }
}
