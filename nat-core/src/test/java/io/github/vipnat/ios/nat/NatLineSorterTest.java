package io.github.vipnat.ios.nat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.nat.ConfigLine;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.NatPool;
import io.github.vipnat.nat.NatTable;
import io.github.vipnat.nat.OtherForm;
import io.github.vipnat.nat.OtherForm.Dynamic;
import io.github.vipnat.nat.OtherForm.OutsideStatic;
import io.github.vipnat.nat.OtherForm.Side;
import io.github.vipnat.nat.OtherLine;
import io.github.vipnat.nat.StaticOptions.Flag;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.nat.UnknownLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NatLineSorterTest {

    static List<String> spellings() throws IOException {
        try (InputStream lines = NatLineSorterTest.class.getResourceAsStream("/ios/nat-lines.txt")) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("!"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void should_read_a_line_and_print_it_back(String line) {
        NatTable table = table(line);

        assertThat(table.unknown()).isEmpty();
        List<String> printed = new ArrayList<>();
        table.entries().forEach(entry -> printed.add(NatLineCodec.print(entry.rule())));
        table.others().forEach(other -> printed.add(OtherNatLineCodec.print(other.form())));
        assertThat(printed).containsExactly(line);
    }

    @Test
    void should_keep_the_text_of_every_line_it_understands() throws IOException {
        NatTable table = table(spellings().toArray(String[]::new));

        List<String> kept = new ArrayList<>();
        table.entries().stream().map(NatEntry::line).forEach(kept::add);
        table.others().stream().map(OtherLine::text).forEach(kept::add);
        assertThat(kept).containsExactlyInAnyOrderElementsOf(spellings());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ip nat inside source static 10.51.10.67 172.18.55.51 track 1001",
                "ip nat inside source static 10.51.10.67",
                "ip nat inside source static tcp 10.51.10.67 www 172.18.55.51 80",
                "ip nat inside source static tcp 10.51.10.67 0 172.18.55.51 80",
                "ip nat inside source static tcp 10.51.10.67 80 172.18.55.51 65536",
                "ip nat inside source static 10.51.10.267 172.18.55.51",
                "ip nat inside source static network 10.51.0.0 172.18.0.0 255.0.255.0",
                "ip nat inside source static network 10.51.0.0 172.18.0.0 /33",
                "ip nat inside source static 10.51.10.67 172.18.55.51 vrf",
                "ip nat inside source static 10.51.10.67 172.18.55.51 redundancy 1 mapping-id 0",
                "ip nat inside source static 10.51.10.67 172.18.55.51 redundancy 1 mapping-id 2147483648",
                "ip nat inside source static 10.51.10.67 172.18.55.51 mapping-id 0",
                "ip nat inside source static 10.51.10.67 172.18.55.51 egress-interface",
                "ip nat inside source static 10.51.10.67 172.18.55.51 egress-interface 7",
                "ip nat inside source static tcp 10.51.10.67 80 interface GigabitEthernet0/1 80 track 10",
                "ip nat inside source static 10.51.10.67 172.18.55.51 vrf RED vrf BLUE",
            })
    void should_keep_a_static_rule_unknown_when_a_word_of_it_is(String line) {
        assertThat(table(line).unknown())
                .extracting(UnknownLine::text, UnknownLine::reason)
                .containsExactly(tuple(line, "a static rule with a word that vipnat does not know"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ip nat portmap PM",
                "ip nat inside source list 1 pool P madeup",
                "ip nat inside source list 1 pool P overload overload",
                "ip nat inside source list 1 pool",
                "ip nat inside destination list 7",
                "ip nat outside source static 198.51.100.7",
                "ip nat outside source static tcp 198.51.100.7 80 10.51.99.7 http",
                "ip nat outside source static network 198.51.100.0 10.51.99.0 24",
                "ip nat pool",
                "ip nat pool P 10.0.0.1",
                "ip nat source static LOCAL GLOBAL",
                "no ip nat portmap PM",
                "ip nat ?",
            })
    void should_keep_a_line_unknown_when_it_is_no_form_of_the_sheet(String line) {
        assertThat(table(line).unknown()).containsExactly(new UnknownLine(line, "no form of ip nat that vipnat knows"));
    }

    @Test
    void should_say_what_the_addresses_of_a_line_are_about_when_only_another_word_is_unknown() {
        assertThat(table("ip nat inside source static tcp 10.51.10.67 80 172.18.55.51 8080 madeup 7")
                        .unknown())
                .extracting(line -> line.mapping().orElseThrow())
                .containsExactly(rule("ip nat inside source static tcp 10.51.10.67 80 172.18.55.51 8080")
                        .mapping());
        assertThat(table("ip nat inside source static tcp 10.51.10.67 www 172.18.55.51 80")
                        .unknown())
                .extracting(UnknownLine::mapping)
                .containsExactly(Optional.empty());
    }

    @Test
    void should_not_take_a_rule_for_one_that_is_tied_to_a_tracked_object() {
        StaticRule tied = rule("ip nat inside source static 10.51.10.67 172.18.55.51 track 10");

        assertThat(tied.options().ties().texts()).containsExactly("track 10");
        assertThat(tied.means(rule("ip nat inside source static 10.51.10.67 172.18.55.51")))
                .isFalse();
        assertThat(tied.options().with(Flag.EXTENDABLE).without(Flag.EXTENDABLE))
                .isEqualTo(tied.options());
    }

    @Test
    void should_know_a_rule_in_whatever_order_its_options_were_printed() {
        StaticRule one = rule("ip nat inside source static 10.51.10.67 172.18.55.51 extendable vrf RED no-alias");
        StaticRule other = rule("ip nat inside source static 10.51.10.67 172.18.55.51 vrf RED no-alias extendable");

        assertThat(one).isEqualTo(other);
        assertThat(one.options().has(Flag.NO_ALIAS)).isTrue();
        assertThat(one.options().vrf()).contains("RED");
    }

    @Test
    void should_not_tell_rules_apart_by_what_ios_adds_by_itself() {
        StaticRule typed = rule("ip nat inside source static tcp 10.51.10.67 80 172.18.55.51 80");
        StaticRule printed = rule("ip nat inside source static tcp 10.51.10.67 80 172.18.55.51 80 extendable");

        assertThat(typed).isNotEqualTo(printed);
        assertThat(typed.means(printed)).isTrue();
        assertThat(typed.means(rule("ip nat inside source static tcp 10.51.10.67 80 172.18.55.51 80 no-alias")))
                .isFalse();
    }

    @Test
    void should_tell_twins_of_two_route_maps_apart() {
        StaticRule a = rule("ip nat inside source static 10.51.10.67 172.18.55.51 route-map ISP-A");
        StaticRule b = rule("ip nat inside source static 10.51.10.67 172.18.55.51 route-map ISP-B");

        assertThat(a.mapping()).isEqualTo(b.mapping());
        assertThat(a.identity()).isNotEqualTo(b.identity());
        assertThat(a.means(b)).isFalse();
    }

    @Test
    void should_see_the_ranges_that_stand_below_a_pool() {
        NatLineSorter lines = new NatLineSorter();
        String head = "ip nat pool OFFICE prefix-length 27";
        lines.add(
                head,
                List.of(
                        new ConfigLine(2, " address 172.18.55.33 172.18.55.34", head),
                        new ConfigLine(3, " address 172.18.55.40 172.18.55.60", head)));

        NatPool pool = lines.toTable().pools().get(0);
        assertThat(pool.name()).isEqualTo("OFFICE");
        assertThat(pool.contains(Ipv4.of("172.18.55.34"))).isTrue();
        assertThat(pool.contains(Ipv4.of("172.18.55.35"))).isFalse();
        assertThat(pool.contains(Ipv4.of("172.18.55.40"))).isTrue();
    }

    @Test
    void should_hand_out_nothing_from_a_pool_that_is_backwards_or_has_no_range() {
        assertThat(pool("ip nat pool P 10.1.1.10 10.1.1.5 netmask 255.255.255.0")
                        .contains(Ipv4.of("10.1.1.7")))
                .isFalse();
        assertThat(pool("ip nat pool P prefix-length 27").contains(Ipv4.of("10.1.1.7")))
                .isFalse();
    }

    @Test
    void should_read_the_global_of_an_outside_rule_from_the_first_place() {
        OutsideStatic rule = table("ip nat outside source static 198.51.100.7 10.51.99.7 vrf RED add-route")
                .others(OutsideStatic.class)
                .get(0);

        assertThat(rule.pairing().global()).isEqualTo(Ipv4.of("198.51.100.7"));
        assertThat(rule.pairing().local()).isEqualTo(Ipv4.of("10.51.99.7"));
        assertThat(rule.extras().value("vrf")).contains("RED");
        assertThat(rule.extras().has("add-route")).isTrue();
        assertThat(rule.extras().value("add-route")).isEmpty();
    }

    @Test
    void should_read_who_uses_which_pool() {
        NatTable table = table(
                "ip nat inside source list LAN pool OFFICE vrf RED overload",
                "ip nat source list LAN interface GigabitEthernet0/1",
                "ip nat inside destination list 114 pool VOICE");

        assertThat(table.others())
                .extracting(line -> OtherForm.poolOf(line.form()).orElse("-"))
                .containsExactly("OFFICE", "-", "VOICE");
        assertThat(table.others(Dynamic.class)).extracting(Dynamic::side).containsExactly(Side.INSIDE, Side.NVI);
        assertThat(table.others(Dynamic.class))
                .extracting(Dynamic::isOverloaded)
                .containsExactly(true, false);
    }

    private static NatTable table(String... lines) {
        NatLineSorter nat = new NatLineSorter();
        for (String line : lines) {
            nat.add(line, List.of());
        }
        return nat.toTable();
    }

    private static StaticRule rule(String line) {
        return NatLineCodec.parse(line).orElseThrow();
    }

    private static NatPool pool(String line) {
        return table(line).pools().get(0);
    }
}
