package io.github.vipnat.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.ios.IosDeviceOs;
import io.github.vipnat.nat.NatTable;
import io.github.vipnat.nat.StaticRule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PlannerTest {

    private static final IosDeviceOs OS = new IosDeviceOs();

    private static NatTable table(String... rules) {
        String config = Arrays.stream(rules)
                .map(rule -> "ip nat inside source static " + rule + "\n")
                .collect(Collectors.joining());
        return OS.read(config + "end\n").nat();
    }

    private static Plan plan(NatTable current, String... desired) {
        List<StaticRule> rules =
                table(desired).entries().stream().map(entry -> entry.rule()).toList();
        return Planner.plan(current, rules);
    }

    @Test
    void should_say_why_a_full_static_is_typed_with_extendable() {
        Plan plan = plan(table(), "10.51.10.67 172.18.55.51 extendable", "10.51.10.67 192.168.4.51 extendable");

        assertThat(plan.additions())
                .extracting(Change.Add::why)
                .allSatisfy(why -> assertThat(why)
                        .startsWith(
                                "extendable, because 10.51.10.67 serves 2 globals: without it IOS refuses the second")
                        .contains("Flows that the VIP's host starts itself then leave with either global"));
    }

    @Test
    void should_count_rules_where_they_share_a_global_and_port_rules_where_they_do_not() {
        assertThat(plan(
                                table(),
                                "10.51.10.67 172.18.55.51 route-map ISP-A extendable",
                                "10.51.10.67 172.18.55.51 route-map ISP-B extendable")
                        .additions())
                .extracting(Change.Add::why)
                .allMatch(why -> why.startsWith("extendable, because 10.51.10.67 stands in 2 full rules"));
        assertThat(plan(table(), "10.51.10.67 172.18.55.51 extendable", "tcp 10.51.10.67 80 192.168.4.51 80")
                        .additions())
                .extracting(Change.Add::why)
                .anyMatch(why -> why.startsWith("extendable, because 10.51.10.67 has port rules too"))
                .anyMatch(String::isEmpty);
    }

    @Test
    void should_have_nothing_to_explain_where_extendable_is_not_needed() {
        assertThat(plan(table(), "10.51.10.67 172.18.55.51").additions())
                .extracting(Change.Add::why)
                .containsExactly("");
        assertThat(plan(table(), "tcp 10.51.10.67 80 172.18.55.51 80 extendable")
                        .additions())
                .extracting(Change.Add::why)
                .containsExactly("");
    }

    @Test
    void should_keep_what_is_wished_in_the_routers_own_spelling() {
        NatTable current = table("tcp 10.51.10.67 80 172.18.55.51 80 extendable", "10.51.10.11 172.18.55.52");
        Plan plan = plan(current, "tcp 10.51.10.67 80 172.18.55.51 80");

        assertThat(plan.kept())
                .extracting(entry -> entry.line())
                .containsExactly("ip nat inside source static tcp 10.51.10.67 80 172.18.55.51 80 extendable");
        assertThat(plan.removals()).hasSize(1);
        assertThat(plan.after().entries()).isEqualTo(plan.kept());
    }

    @Test
    void should_remove_by_the_line_the_router_prints_and_put_back_the_same_line() {
        // ios-facts 9.6: "no" and the exact line is safe; 1.1 row 8: mapping-id has to be repeated
        String line = "10.51.10.11 172.18.55.51 no-alias vrf RED redundancy 1 mapping-id 112 match-in-vrf";
        NatTable current = table(line);

        CommandScript script = OS.render(plan(current, "10.51.10.67 172.18.55.51 vrf RED"), current);

        assertThat(script.forwardLines())
                .containsExactly(
                        "no ip nat inside source static " + line,
                        "ip nat inside source static 10.51.10.67 172.18.55.51 vrf RED");
        assertThat(script.inverseLines())
                .containsExactly(
                        "no ip nat inside source static 10.51.10.67 172.18.55.51 vrf RED",
                        "ip nat inside source static " + line);
    }

    @Test
    void should_wish_a_rule_once_however_often_it_is_listed() {
        assertThat(plan(table(), "10.51.10.67 172.18.55.51", "10.51.10.67 172.18.55.51 extendable")
                        .additions())
                .hasSize(1);
    }

    @Test
    void should_leave_every_other_line_of_the_router_as_it_is() {
        NatTable current = OS.read("""
                        ip nat pool OFFICE 172.18.55.100 172.18.55.120 netmask 255.255.255.0
                        ip nat inside source list LAN pool OFFICE overload
                        ip nat portmap PM
                        end
                        """).nat();
        Plan plan = plan(current, "10.51.10.67 172.18.55.51");

        assertThat(plan.after().others()).isEqualTo(current.others());
        assertThat(plan.after().unknown()).isEqualTo(current.unknown());
        assertThat(Planner.inverse(plan).after().entries()).isEmpty();
    }
}
