package io.github.vipnat.ios.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.ios.nat.NatLineCodec;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.nat.Translation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code show ip nat translations} in the shapes of ios-facts 3. */
class TranslationReaderTest {

    private static final StaticRule WEB = rule("ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 80");

    private static final StaticRule FULL = rule("ip nat inside source static 10.51.10.67 172.18.55.51");

    @Test
    void should_read_the_classic_table_with_a_child_above_its_parent() {
        List<Translation> rows = TranslationReader.read("""
                Pro Inside global      Inside local       Outside local      Outside global
                tcp 172.18.55.51:80    10.51.10.11:80     203.0.113.9:42931  203.0.113.9:42931
                tcp 172.18.55.51:80    10.51.10.11:80     ---                ---
                --- 192.168.4.52       10.52.10.31        ---                ---
                """);

        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).isChildOf(WEB)).isTrue();
        assertThat(rows.get(0)).hasToString("tcp 203.0.113.9:42931 -> 172.18.55.51:80 -> 10.51.10.11:80");
        assertThat(rows.get(1).isChildOf(WEB)).isFalse();
        assertThat(rows.get(1).isStaticOf(WEB)).isTrue();
        assertThat(rows.get(2).isStaticOf(rule("ip nat inside source static 10.52.10.31 192.168.4.52")))
                .isTrue();
    }

    @Test
    void should_read_the_wider_table_of_ios_xe_and_pass_over_its_trailer() {
        List<Translation> rows = TranslationReader.read("""
                Pro  Inside global         Inside local          Outside local         Outside global
                tcp  172.18.55.51:80       10.51.10.11:80        ---                   ---
                udp  172.18.55.51:53       10.51.10.11:53        203.0.113.9:5353      203.0.113.9:5353
                Total number of translations: 2
                """);

        assertThat(rows)
                .extracting(Translation::toString)
                .containsExactly(
                        "tcp 172.18.55.51:80 -> 10.51.10.11:80",
                        "udp 203.0.113.9:5353 -> 172.18.55.51:53 -> 10.51.10.11:53");
    }

    @Test
    void should_read_columns_that_stretch() {
        List<Translation> rows = TranslationReader.read("""
                Pro Inside global      Inside local       Outside local      Outside global
                tcp 192.168.100.151:65535 10.151.110.111:65535 203.113.113.119:65535 203.113.113.119:65535
                """);

        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).insideGlobal()).hasToString("192.168.100.151:65535");
    }

    @Test
    void should_pass_over_what_verbose_prints_between_the_rows() {
        List<Translation> rows = TranslationReader.read("""
                Pro  Inside global         Inside local          Outside local         Outside global
                ---  172.18.55.51          10.51.10.67           ---                   ---
                  create: 12/18/25 07:40:45, use: 12/18/25 07:42:01, timeout: 00:00:00
                  RuleID : 4
                  Flags: static
                  Mac-Address: 0000.0000.0000    Input-IDB:
                  entry-id: 0x0, use_count:3

                Total number of translations: 1
                """);

        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).isStaticOf(FULL)).isTrue();
    }

    @Test
    void should_count_every_protocol_as_a_child_of_a_full_static() {
        List<Translation> rows = TranslationReader.read("""
                icmp 172.18.55.51:0    10.51.10.67:0      203.0.113.9:0      203.0.113.9:0
                gre 172.18.55.51:7     10.51.10.67:7      203.0.113.9:7      203.0.113.9:7
                tcp 172.18.55.51:22    10.51.10.67:22     203.0.113.9:999    203.0.113.9:999
                tcp 172.18.55.51:22    10.51.10.11:22     203.0.113.9:999    203.0.113.9:999
                """);

        assertThat(rows).extracting(row -> row.isChildOf(FULL)).containsExactly(true, true, true, false);
    }

    @Test
    void should_find_the_children_of_an_interface_rule_by_its_ports() {
        StaticRule ofInterface = rule("ip nat inside source static tcp 10.51.10.11 22 interface Dialer1 4422");
        List<Translation> rows = TranslationReader.read("""
                tcp 203.0.113.2:4422   10.51.10.11:22     198.51.100.9:999   198.51.100.9:999
                tcp 203.0.113.2:4423   10.51.10.11:22     198.51.100.9:999   198.51.100.9:999
                udp 203.0.113.2:4422   10.51.10.11:22     198.51.100.9:999   198.51.100.9:999
                """);

        assertThat(rows).extracting(row -> row.isChildOf(ofInterface)).containsExactly(true, false, false);
    }

    @Test
    void should_read_nothing_from_a_router_that_prints_nothing() {
        assertThat(TranslationReader.read("")).isEmpty();
        assertThat(TranslationReader.read("\r\n")).isEmpty();
        assertThat(TranslationReader.read("% Invalid input detected at '^' marker.\r\n"))
                .isEmpty();
    }

    private static StaticRule rule(String line) {
        return NatLineCodec.parse(line).orElseThrow();
    }
}
