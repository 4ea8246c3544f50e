package io.github.vipnat.ios.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserReaderTest {

    @Test
    void should_name_everybody_but_the_one_who_asks() {
        assertThat(UserReader.others("""
                    Line       User       Host(s)              Idle       Location
                   0 con 0                idle                 00:12:03
                * 10 vty 0     netops     idle                 00:00:00   192.0.2.4
                  11 vty 1     admin      idle                    1d02h   10.0.0.5
                  12 vty 2     netops     10.0.0.9             00:01:07   host.example.net

                  Interface    User               Mode         Idle     Peer Address
                """))
                .containsExactly(
                        "somebody (con 0)", "admin from 10.0.0.5 (vty 1)", "netops from host.example.net (vty 2)");
    }

    @Test
    void should_say_who_holds_the_configuration() {
        String lock = """
                Parser Configure Lock
                ---------------------
                Owner PID         : 484
                User              : NETCONF
                TTY               : 64
                Type              : EXCLUSIVE
                State             : LOCKED
                """;
        assertThat(UserReader.others(lock)).containsExactly("NETCONF holds the configuration");
        assertThat(UserReader.others(lock.replace("LOCKED", "FREE"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Command authorization failed.",
                "% Invalid input detected at '^' marker.",
                "  11 vty 1",
                "  x vty 1     admin      idle                 00:00:00   10.0.0.5"
            })
    void should_name_nobody_where_it_does_not_understand(String answer) {
        assertThat(UserReader.others(answer)).isEmpty();
    }
}
