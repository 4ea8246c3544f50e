package io.github.vipnat.ios.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.filter.AccessEntry;
import io.github.vipnat.filter.AccessList;
import io.github.vipnat.filter.Packet;
import io.github.vipnat.filter.Verdict;
import io.github.vipnat.ios.read.IosReader;
import io.github.vipnat.nat.Mapping;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.RouterView;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.plan.Plan;
import io.github.vipnat.plan.Planner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An access list that keeps a global as closed as it was: planning 2, "Exposure". */
class KeepingAccessListTest {

    private static final String G = "172.18.55.51";

    private static final Ipv4 GLOBAL = Ipv4.of(G);

    /** A router that publishes FTP and web on one global, with a list on its outside interface or without. */
    private static RouterView router(String accessGroup, String... more) {
        return IosReader.read("""
                interface GigabitEthernet0/0
                 ip nat inside
                interface GigabitEthernet0/1
                 ip nat outside
                %s
                ip nat inside source static tcp 10.51.10.11 21 172.18.55.51 21 extendable
                ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 80 extendable
                %s
                end
                """.formatted(accessGroup, String.join("\n", more)));
    }

    /** The plan that puts one full static of the VIP in the place of every rule of the global. */
    private static Plan opening(RouterView view) {
        List<StaticRule> desired = new ArrayList<>(view.nat().entries().stream()
                .map(NatEntry::rule)
                .filter(rule -> !rule.mapping().insideGlobalAddress().equals(Optional.of(GLOBAL)))
                .toList());
        desired.add(StaticRule.of(new Mapping.Full(Ipv4.of("10.51.10.67"), GLOBAL)));
        return Planner.plan(view.nat(), desired);
    }

    private static List<String> lines(RouterView view) {
        return KeepingAccessList.lines(opening(view), view);
    }

    @Test
    void should_deny_only_towards_the_global_where_nothing_filters_yet() {
        assertThat(lines(router("!")))
                .containsExactly(
                        "ip access-list extended VIPNAT-KEEP",
                        " remark 172.18.55.51: what was reachable before, and answers",
                        " permit tcp any host 172.18.55.51 eq 21",
                        " permit tcp any host 172.18.55.51 eq 80",
                        " remark FTP data: in vsftpd.conf pasv_min_port=49152 and pasv_max_port=65535",
                        " permit tcp any host 172.18.55.51 range 49152 65535",
                        " permit tcp any host 172.18.55.51 established",
                        " permit icmp any host 172.18.55.51 unreachable",
                        " permit icmp any host 172.18.55.51 time-exceeded",
                        " deny ip any host 172.18.55.51",
                        " permit ip any any",
                        "interface GigabitEthernet0/1",
                        " ip access-group VIPNAT-KEEP in");
    }

    @Test
    void should_take_a_list_that_stands_there_into_itself() {
        RouterView view = router(
                " ip access-group OUT-IN in",
                "ip access-list extended OUT-IN",
                " remark martians",
                " deny ip 192.0.2.0 0.0.0.255 any log",
                " permit tcp any host 172.18.55.51 eq www",
                " permit tcp any any established",
                " permit tcp 198.51.100.0 0.0.0.255 host 172.18.55.51",
                " permit udp any any eq domain");

        assertThat(lines(view))
                .containsExactly(
                        "ip access-list extended VIPNAT-OUT-IN",
                        " remark martians",
                        " deny ip 192.0.2.0 0.0.0.255 any log",
                        " permit tcp any host 172.18.55.51 eq www",
                        " permit tcp any any established",
                        " permit tcp 198.51.100.0 0.0.0.255 host 172.18.55.51 eq 21",
                        " permit tcp 198.51.100.0 0.0.0.255 host 172.18.55.51 eq 80",
                        " permit tcp 198.51.100.0 0.0.0.255 host 172.18.55.51 range 49152 65535",
                        " permit tcp 198.51.100.0 0.0.0.255 host 172.18.55.51 established",
                        " deny tcp 198.51.100.0 0.0.0.255 host 172.18.55.51",
                        " deny udp any host 172.18.55.51 eq domain",
                        " permit udp any any eq domain",
                        "interface GigabitEthernet0/1",
                        " ip access-group VIPNAT-OUT-IN in");
    }

    @Test
    void should_leave_a_list_alone_that_opens_nothing_more_towards_the_global() {
        assertThat(lines(router(
                        " ip access-group OUT-IN in",
                        "ip access-list extended OUT-IN",
                        " remark the web",
                        " permit tcp any host 172.18.55.51 eq www 21 log",
                        " permit tcp any any established",
                        " permit ip any host 172.18.55.52",
                        " deny ip any any")))
                .isEmpty();
        assertThat(lines(router(" ip access-group 9 in", "access-list 9 deny any")))
                .isEmpty();
    }

    @Test
    void should_take_a_group_of_services_apart_only_where_it_opens_more() {
        String list = """
                object-group service WEB
                 tcp eq www
                object-group service MORE
                 group-object WEB
                 tcp eq 8443
                ip access-list extended OUT-IN
                 permit object-group %s any host 172.18.55.51
                """;

        assertThat(lines(router(" ip access-group OUT-IN in", list.formatted("WEB"))))
                .isEmpty();
        assertThat(lines(router(" ip access-group OUT-IN in", list.formatted("MORE"))))
                .startsWith(
                        "ip access-list extended VIPNAT-OUT-IN",
                        " permit tcp any host 172.18.55.51 eq www",
                        " permit tcp any host 172.18.55.51 eq 8443 established",
                        " deny tcp any host 172.18.55.51 eq 8443");
    }

    @Test
    void should_keep_two_chained_lists_two_and_leave_the_one_that_opens_nothing() {
        RouterView view = router(
                " ip access-group common BOGONS OUT-IN in",
                "ip access-list extended BOGONS",
                " deny ip 192.0.2.0 0.0.0.255 any",
                "ip access-list extended OUT-IN",
                " permit ip any any");

        assertThat(lines(view))
                .startsWith("ip access-list extended VIPNAT-OUT-IN")
                .endsWith(
                        " deny ip any host 172.18.55.51",
                        " permit ip any any",
                        "interface GigabitEthernet0/1",
                        " ip access-group common BOGONS VIPNAT-OUT-IN in")
                .doesNotContain("ip access-list extended VIPNAT-BOGONS");
    }

    @Test
    void should_put_a_list_behind_a_common_one_that_stands_alone() {
        assertThat(lines(router(
                        " ip access-group common BOGONS in",
                        "ip access-list extended BOGONS",
                        " deny ip 192.0.2.0 0.0.0.255 any")))
                .startsWith("ip access-list extended VIPNAT-KEEP")
                .endsWith("interface GigabitEthernet0/1", " ip access-group common BOGONS VIPNAT-KEEP in");
    }

    @Test
    void should_say_which_lines_it_cannot_read() {
        RouterView view = router(
                " ip access-group OUT-IN in",
                "ip access-list extended OUT-IN",
                " evaluate RETURNING",
                " deny ip any any");

        assertThat(lines(view))
                .contains(" remark vipnat cannot read the next line; see what it lets in", " evaluate RETURNING");
    }

    @Test
    void should_turn_numbered_and_standard_lists_into_named_extended_ones() {
        assertThat(lines(router(" ip access-group 7 in", "access-list 7 permit 198.51.100.0 0.0.0.255")))
                .startsWith(
                        "ip access-list extended VIPNAT-7",
                        " permit tcp 198.51.100.0 0.0.0.255 host 172.18.55.51 eq 21")
                .contains(" deny ip 198.51.100.0 0.0.0.255 host 172.18.55.51", " permit ip 198.51.100.0 0.0.0.255 any");
    }

    @Test
    void should_never_add_to_a_list_that_stands_already() {
        assertThat(lines(router("!", "ip access-list extended VIPNAT-KEEP", " permit ip any any")))
                .contains("ip access-list extended VIPNAT-KEEP-2", " ip access-group VIPNAT-KEEP-2 in");
        assertThat(lines(router(
                        " ip access-group VIPNAT-KEEP in",
                        "ip access-list extended VIPNAT-KEEP",
                        " permit ip any any")))
                .contains("ip access-list extended VIPNAT-KEEP-2")
                .noneMatch(line -> line.contains("VIPNAT-VIPNAT"));
    }

    @Test
    void should_serve_every_outside_interface_with_one_list_for_those_that_share_one() {
        RouterView view = router("""
                interface GigabitEthernet0/2
                 ip nat outside
                interface GigabitEthernet0/3
                 ip nat outside
                 ip access-group OUT-IN in
                """, "ip access-list extended OUT-IN", " permit ip any any");

        assertThat(lines(view))
                .containsSubsequence(
                        "ip access-list extended VIPNAT-KEEP",
                        "interface GigabitEthernet0/1",
                        " ip access-group VIPNAT-KEEP in",
                        "interface GigabitEthernet0/2",
                        " ip access-group VIPNAT-KEEP in",
                        "ip access-list extended VIPNAT-OUT-IN",
                        "interface GigabitEthernet0/3",
                        " ip access-group VIPNAT-OUT-IN in");
    }

    @Test
    void should_print_nothing_where_nothing_opens() {
        RouterView view = router("!");
        assertThat(KeepingAccessList.lines(Planner.plan(view.nat(), List.of()), view))
                .isEmpty();
        RouterView open = IosReader.read("""
                interface GigabitEthernet0/1
                 ip nat outside
                ip nat inside source static 10.51.10.11 172.18.55.51
                end
                """);
        assertThat(KeepingAccessList.lines(opening(open), open)).isEmpty();
    }

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void should_let_in_what_the_standing_list_lets_in_and_towards_the_global_only_what_was_reachable(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> standing = randomList(random);
        RouterView view = router(
                " ip access-group OUT-IN in", "ip access-list extended OUT-IN", " " + String.join("\n ", standing));
        AccessList before = view.filters().accessList("OUT-IN").orElseThrow();
        List<String> typed = lines(view);
        AccessList after = typed.isEmpty() ? before : read(typed);

        for (int i = 0; i < 300; i++) {
            Packet packet = randomPacket(random);
            boolean expected = before.verdict(packet) == Verdict.LETS_IN
                    && (!packet.destination().equals(GLOBAL) || wasReachable(packet));
            assertThat(after.verdict(packet) == Verdict.LETS_IN)
                    .as("%s through %s", packet, standing)
                    .isEqualTo(expected);
        }
    }

    private static boolean wasReachable(Packet packet) {
        int port = packet.destinationPort();
        boolean isService = port == 21 || port == 80 || port >= 49152 || packet.isReply();
        return packet.protocol().equals("tcp") && isService;
    }

    private static AccessList read(List<String> lines) {
        AccessEntryCodec codec = new AccessEntryCodec(Map.of(), Map.of());
        List<AccessEntry> entries = lines.stream()
                .filter(line -> line.startsWith(" ") && !line.contains("access-group"))
                .map(line -> codec.parse(line.strip(), false))
                .toList();
        return AccessList.of("merged", false, entries);
    }

    private static List<String> randomList(SplittableRandom random) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(7); i++) {
            String protocol = pick(random, "ip", "tcp", "tcp", "udp");
            String ports =
                    protocol.equals("ip") ? "" : pick(random, "", " eq 80", " range 20 443", " gt 1023", " neq 22");
            String flags = protocol.equals("tcp") ? pick(random, "", "", " established", " log") : "";
            lines.add(pick(random, "permit ", "permit ", "deny ")
                    + protocol
                    + pick(random, " any", " any", " 198.51.100.0 0.0.0.255", " host 198.51.100.7")
                    + pick(random, " any", " host " + G, " 172.18.55.0 0.0.0.255", " host 172.18.55.52")
                    + ports
                    + flags);
        }
        return lines;
    }

    private static Packet randomPacket(SplittableRandom random) {
        return new Packet(
                pick(random, "tcp", "tcp", "udp"),
                Ipv4.of(pick(random, "198.51.100.7", "198.51.100.8", "203.0.113.9")),
                40000,
                Ipv4.of(pick(random, G, G, "172.18.55.52", "10.0.0.1")),
                Integer.parseInt(pick(random, "21", "22", "80", "443", "3306", "50000")),
                random.nextInt(4) == 0);
    }

    private static String pick(SplittableRandom random, String... items) {
        return items[random.nextInt(items.length)];
    }
}
