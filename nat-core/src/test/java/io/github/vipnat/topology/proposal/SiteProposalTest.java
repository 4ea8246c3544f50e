package io.github.vipnat.topology.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Ipv4Prefix;
import io.github.vipnat.ios.IosDeviceOs;
import io.github.vipnat.lint.Linter;
import io.github.vipnat.nat.RouterInterface.NatRole;
import io.github.vipnat.nat.RouterView;
import io.github.vipnat.plan.Plan;
import io.github.vipnat.plan.Planner;
import io.github.vipnat.problem.Problem;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each folder of {@code golden/init} holds a running.cfg and the cluster.yaml an engineer would begin with. */
class SiteProposalTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void should_propose_what_an_engineer_would_write(String name) throws Exception {
        assertThat(SiteProposal.from(view(name)).render())
                .isEqualTo(Files.readString(golden().resolve(name).resolve("cluster.yaml")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void should_be_accepted_as_it_is(String name) throws Exception {
        assertThat(Proposed.read(SiteProposal.from(view(name)).render()).routers())
                .hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void should_take_nothing_off_the_outside_and_nothing_from_a_stranger(String name) throws Exception {
        Proposed.by(view(name), "10.51.10.99").losesNothing();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void should_lead_to_a_plan_that_lint_lets_through_once_exposure_is_accepted(String name) throws Exception {
        Proposed proposed = Proposed.by(view(name), vipFor(view(name)));
        Plan plan = Planner.plan(proposed.view().nat(), proposed.desired());
        assertThat(Linter.check(proposed.site(), proposed.router(), proposed.view(), plan))
                .filteredOn(Problem::isFatal)
                .isEmpty();
    }

    /** An address beside the servers, where the router has one there. */
    private static String vipFor(RouterView view) {
        List<Ipv4> inside = view.withRole(NatRole.INSIDE).stream()
                .flatMap(face -> face.addresses().stream())
                .filter(own -> own.length() <= 24)
                .map(Ipv4Prefix::address)
                .toList();
        boolean isUsual = inside.isEmpty() || inside.toString().contains("10.51.");
        return isUsual ? "10.51.10.99" : inside.get(0).toString().replaceFirst("[0-9]+$", "99");
    }

    @Test
    void should_say_that_rules_of_nvi_are_rules_of_nvi() {
        String page = SiteProposal.from(new IosDeviceOs().read("""
                        hostname edge
                        interface Vlan1
                         ip address 10.51.10.1 255.255.255.0
                         ip nat enable
                        ip nat source static tcp 10.51.10.11 80 203.0.113.7 80 extendable
                        ip nat source list 1 interface Dialer0 overload
                        end
                        """)).render();

        assertThat(page)
                .contains("These rules are NVI (ip nat source)")
                .contains("# - ip nat source static tcp 10.51.10.11 80 203.0.113.7 80 extendable\n")
                .doesNotContain("source list 1");
    }

    /** One line of rules for each story, and the VIP that they make likely, or none. */
    @ParameterizedTest
    @CsvSource({
        "10.51.10.11 203.0.113.7, ''",
        "10.51.10.11 203.0.113.7; 10.51.10.12 203.0.113.8, ''",
        "tcp 10.51.10.11 80 203.0.113.7 80; 10.51.10.12 203.0.113.8, ''",
        "tcp 10.51.10.11 80 203.0.113.7 80; 10.51.10.12 203.0.113.8; 10.51.10.12 198.51.100.8, ''",
        "tcp 10.51.10.11 80 203.0.113.7 80; 10.51.10.12 203.0.113.7, 10.51.10.12",
        "10.51.10.67 203.0.113.7 extendable; 10.51.10.67 198.51.100.7 extendable, ''",
    })
    void should_name_as_vip_only_what_the_rules_make_likely(String rules, String vip) {
        StringBuilder config = new StringBuilder("""
                interface Vlan1
                 ip address 10.51.10.1 255.255.255.0
                 ip nat inside
                """);
        for (String rule : rules.split("; ", -1)) {
            config.append("ip nat inside source static ").append(rule).append('\n');
        }
        String page =
                SiteProposal.from(new IosDeviceOs().read(config + "end\n")).render();

        assertThat(page)
                .containsPattern(vip.isEmpty() ? "(?m)^vip: 192.0.2.10 .*# CHANGE: " : "(?m)^vip: " + vip + " ");
    }

    @Test
    void should_keep_what_it_does_not_understand_on_a_global_that_it_proposes() {
        String head = """
                interface Vlan1
                 ip address 10.51.10.1 255.255.255.0
                 ip nat inside
                interface Dialer0
                 ip address negotiated
                 ip nat outside
                ip nat inside source static tcp 10.51.10.11 80 interface Dialer0 80
                """;
        RouterView port = new IosDeviceOs()
                .read(head + "ip nat inside source static tcp 10.51.10.11 443 interface Dialer0 443 madeup\nend\n");
        assertThat(SiteProposal.from(port).render())
                .contains("ports: [tcp 80] ", "keep: [tcp 443] ", "tcp 443: a word of the rule is not understood.");
        Proposed proposed = Proposed.by(port, "10.51.10.99");
        assertThat(Linter.check(proposed.site(), proposed.router(), port, Planner.plan(port.nat(), proposed.desired())))
                .filteredOn(Problem::isFatal)
                .isEmpty();
        assertThat(SiteProposal.from(new IosDeviceOs()
                                .read(head + "ip nat inside source static 10.51.10.12 interface Dialer0 madeup\nend\n"))
                        .render())
                .contains("Left out, Dialer0: a word of its rule is not understood");
    }

    @Test
    void should_find_nothing_but_the_two_files_in_each_case() throws Exception {
        for (String name : cases()) {
            assertThat(names(golden().resolve(name))).as(name).containsExactly("cluster.yaml", "running.cfg");
        }
    }

    @Test
    void should_plan_for_the_document_what_an_engineer_would_type() throws Exception {
        List<String> added = Proposed.by(view("document"), "10.51.10.67").desired().stream()
                .filter(rule -> rule.mapping().insideLocal().equals(Ipv4.of("10.51.10.67")))
                .map(new IosDeviceOs()::print)
                .toList();
        assertThat(added)
                .containsExactlyInAnyOrder(
                        "ip nat inside source static tcp 10.51.10.67 21 172.18.55.51 21 extendable",
                        "ip nat inside source static tcp 10.51.10.67 80 172.18.55.51 80 extendable",
                        "ip nat inside source static tcp 10.51.10.67 443 172.18.55.51 443 extendable",
                        "ip nat inside source static tcp 10.51.10.67 80 192.168.4.51 80 extendable",
                        "ip nat inside source static tcp 10.51.10.67 443 192.168.4.51 443 extendable");
    }

    @Test
    void should_stay_short_on_a_router_with_thousands_of_hosts() {
        String statics = IntStream.range(0, 20_000)
                .mapToObj(i -> "ip nat inside source static tcp 10.51.%d.%d 80 192.0.%d.%d 80 extendable\n"
                        .formatted(i / 250, i % 250 + 1, i / 250, i % 250 + 1))
                .collect(Collectors.joining());
        RouterView view = new IosDeviceOs()
                .read("interface GigabitEthernet0/0\n ip address 10.51.255.254 255.255.0.0\n ip nat inside\n"
                        + statics);
        String text = SiteProposal.from(view).render();
        assertThat(text).contains("# - and 19979 more\n");
        assertThat(text.lines().count()).isLessThan(90);
    }

    @Test
    void should_keep_strange_words_of_a_router_inside_their_comment() {
        RouterView view = new IosDeviceOs().read("""
                        interface GigabitEthernet0/0
                         ip address 10.51.10.254 255.255.0.0
                         ip nat inside
                        ip nat inside source static tcp 10.51.10.11 80 192.168.4.51 80 route-map A\u2028B: extendable
                        ip nat inside source static tcp 10.51.10.11 81 192.168.4.51 81 extendable
                        ip nat inside source static tcp 10.51.10.11 82 192.168.4.51 82 extendable
                        ip nat inside source static 10.51.10.11 192.168.4.60 vrf \u0085[x
                        """);
        String text = SiteProposal.from(view).render();
        assertThat(text).matches("[\n -~]*");
        assertThat(Proposed.read(text).routers().get(0).publish()).hasSize(1);
    }

    private static RouterView view(String name) throws IOException, URISyntaxException {
        return new IosDeviceOs().read(Files.readString(golden().resolve(name).resolve("running.cfg")));
    }

    static List<String> cases() throws IOException, URISyntaxException {
        return names(golden());
    }

    private static Path golden() throws URISyntaxException {
        return Path.of(SiteProposalTest.class.getResource("/golden/init").toURI());
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
