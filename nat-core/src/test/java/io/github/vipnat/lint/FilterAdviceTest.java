package io.github.vipnat.lint;

import static io.github.vipnat.lint.AdvisedSite.site;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.problem.Problem;
import org.junit.jupiter.api.Test;

/**
 * Every fix for a filter is typed into a router as it is printed: no finding is left then, and the packet passes, by the
 * judgement of a filter that shares no code with the linter. Before, it did not.
 */
class FilterAdviceTest {

    // a list on an inside interface, in: answers

    @Test
    void should_let_answers_out_before_the_entry_that_denies_them() throws Exception {
        site().lan("ip access-group FROM-LAN in")
                .lines(
                        "ip access-list extended FROM-LAN",
                        " remark answers of the web",
                        " permit tcp host 10.51.10.11 eq www any established",
                        " deny   ip any any log")
                .finds("FATAL filter-shuts-vip-out")
                .typing(
                        "ip access-list resequence FROM-LAN 10 10",
                        "ip access-list extended FROM-LAN",
                        " 15 permit tcp host 10.51.10.67 eq 80 any established")
                .letsAnswersPass();
    }

    @Test
    void should_not_be_content_with_a_permit_towards_the_vip_where_answers_pass() throws Exception {
        site().lan("ip access-group FROM-LAN in")
                .lines(
                        "ip access-list extended FROM-LAN",
                        " permit tcp host 10.51.10.11 eq www any established",
                        " permit tcp any host 10.51.10.67 eq 80",
                        " permit ip any 10.51.0.0 0.0.255.255",
                        " deny ip any any log")
                .finds("FATAL filter-shuts-vip-out")
                .letsAnswersPass();
    }

    @Test
    void should_use_the_numbers_that_the_router_prints_where_one_is_free() throws Exception {
        site().lan("ip access-group FROM-LAN in")
                .lines(
                        "ip access-list extended FROM-LAN",
                        " 10 permit udp any any eq domain",
                        " 20 permit tcp host 10.51.10.11 eq www any",
                        " 21 remark the rest",
                        " 22 deny ip host 10.51.10.67 any",
                        " 23 permit ip any any")
                .finds("FATAL filter-shuts-vip-out")
                .typing(
                        "ip access-list resequence FROM-LAN 10 10",
                        "ip access-list extended FROM-LAN",
                        " 25 permit tcp host 10.51.10.67 eq 80 any")
                .letsAnswersPass();
        site().lan("ip access-group FROM-LAN in")
                .lines(
                        "ip access-list extended FROM-LAN",
                        " 10 permit tcp host 10.51.10.11 eq www any",
                        " 15 remark the rest",
                        " 20 deny ip any any")
                .finds("FATAL filter-shuts-vip-out")
                .typing("ip access-list extended FROM-LAN", " 16 permit tcp host 10.51.10.67 eq 80 any")
                .letsAnswersPass();
    }

    @Test
    void should_edit_a_numbered_list_in_front_of_a_deny_of_the_vip_itself() throws Exception {
        site().lan("ip access-group 101 in")
                .lines(
                        "access-list 101 deny   ip host 10.51.10.67 any",
                        "access-list 101 remark answers",
                        "access-list 101 permit ip host 10.51.10.11 any",
                        "access-list 101 permit ip 10.51.0.0 0.0.255.255 any")
                .finds("FATAL filter-shuts-vip-out")
                .typing(
                        "ip access-list resequence 101 10 10",
                        "ip access-list extended 101",
                        " 5 permit tcp host 10.51.10.67 eq 80 any")
                .letsAnswersPass();
    }

    @Test
    void should_take_out_first_what_stands_too_far_down() throws Exception {
        site().lan("ip access-group FROM-LAN in")
                .lines(
                        "ip access-list extended FROM-LAN",
                        " permit tcp host 10.51.10.11 eq www any",
                        " deny ip any any",
                        " permit tcp host 10.51.10.67 eq www any")
                .finds("FATAL filter-shuts-vip-out")
                .letsAnswersPass();
    }

    @Test
    void should_add_a_host_to_the_sources_of_a_standard_list() throws Exception {
        site().lan("ip access-group 7 in")
                .lines("access-list 7 permit 10.51.10.11", "access-list 7 deny   any log")
                .finds("FATAL filter-shuts-vip-out")
                .typing("ip access-list resequence 7 10 10", "ip access-list standard 7", " 15 permit host 10.51.10.67")
                .letsAnswersPass();
    }

    @Test
    void should_keep_out_whom_the_node_keeps_out() throws Exception {
        site().lan("ip access-group FROM-LAN in")
                .lines(
                        "ip access-list extended FROM-LAN",
                        " deny ip any 192.0.2.0 0.0.0.255",
                        " deny tcp host 10.51.10.11 eq www host 198.51.100.66",
                        " permit tcp host 10.51.10.11 eq www any",
                        " deny ip any any")
                .finds("FATAL filter-shuts-vip-out")
                .letsAnswersPass()
                .letsNoAnswerPassTo("192.0.2.9")
                .letsNoAnswerPassTo("198.51.100.66");
    }

    @Test
    void should_only_warn_where_some_clients_would_be_lost() throws Exception {
        site().lan("ip access-group FROM-LAN in")
                .lines(
                        "ip access-list extended FROM-LAN",
                        " permit tcp host 10.51.10.67 eq www 93.0.0.0 0.255.255.255",
                        " permit tcp host 10.51.10.11 eq www any",
                        " deny ip any any")
                .finds("RISK filter-shuts-vip-out")
                .letsAnswersPass();
    }

    // a list on an inside interface, out: what clients send

    @Test
    void should_let_in_those_clients_that_the_node_lets_in() throws Exception {
        site().lan("ip access-group TO-LAN out")
                .lines(
                        "ip access-list extended TO-LAN",
                        " permit tcp 198.51.100.0 0.0.0.255 gt 1023 10.51.10.8 0.0.0.7 eq www",
                        " deny ip any any")
                .finds("FATAL filter-shuts-vip-out")
                .letsRequestsPass();
    }

    @Test
    void should_make_the_vip_a_member_of_the_nodes_group() throws Exception {
        site().lan("ip access-group TO-LAN out")
                .lines(
                        "object-group network WEB-SERVERS",
                        " host 10.51.10.11",
                        " host 10.51.10.12",
                        "ip access-list extended TO-LAN",
                        " permit tcp any object-group WEB-SERVERS eq www",
                        " deny ip any any")
                .finds("FATAL filter-shuts-vip-out")
                .typing("object-group network WEB-SERVERS", " host 10.51.10.67")
                .letsRequestsPass();
    }

    @Test
    void should_not_rely_on_a_group_behind_the_entry_that_denies() throws Exception {
        site().lan("ip access-group TO-LAN out")
                .lines(
                        "object-group network WEB-SERVERS",
                        " host 10.51.10.11",
                        "ip access-list extended TO-LAN",
                        " deny ip any host 10.51.10.67",
                        " permit tcp any object-group WEB-SERVERS eq www",
                        " deny ip any any")
                .finds("FATAL filter-shuts-vip-out")
                .letsRequestsPass();
    }

    @Test
    void should_find_room_for_many_ports_at_one_place() throws Exception {
        StringBuilder ports = new StringBuilder("tcp 80");
        String[] entries = new String[13];
        entries[0] = "ip access-list extended TO-LAN";
        for (int port = 1; port <= 11; port++) {
            ports.append(", tcp ").append(9000 + port);
            entries[port] = " deny udp any any eq " + port;
        }
        entries[12] = " permit ip any host 10.51.10.11";
        AdvisedSite site = AdvisedSite.site(ports.toString());
        for (int port = 1; port <= 11; port++) {
            int number = 9000 + port;
            site.rules("tcp 10.51.10.11 " + number + " 203.0.113.20 " + number);
        }
        site.lan("ip access-group TO-LAN out")
                .lines(entries)
                .lines(" deny ip any any")
                .finds("FATAL filter-shuts-vip-out")
                .letsRequestsPass();
    }

    // a route-map of the rule

    @Test
    void should_pick_answers_of_the_vip_and_leave_what_goes_into_the_tunnel() throws Exception {
        site(", route-map: NONAT", " route-map NONAT")
                .lines(
                        "access-list 110 deny   ip host 10.51.10.11 192.168.0.0 0.0.255.255",
                        "access-list 110 permit ip host 10.51.10.11 any",
                        "route-map NONAT permit 10",
                        " match ip address 110")
                .finds("FATAL filter-shuts-vip-out")
                .picksAnswers("NONAT")
                .picksNoAnswerTo("NONAT", "192.168.7.7");
    }

    @Test
    void should_not_be_content_with_an_entry_that_picks_requests() throws Exception {
        site(", route-map: ISP-A", " route-map ISP-A")
                .lines(
                        "ip access-list extended WEB",
                        " permit ip host 10.51.10.11 any",
                        " permit tcp any host 10.51.10.67 eq www",
                        "route-map ISP-A permit 10",
                        " match ip address WEB")
                .finds("FATAL filter-shuts-vip-out")
                .picksAnswers("ISP-A");
    }

    @Test
    void should_take_the_vip_out_of_an_entry_that_leaves_it() throws Exception {
        site(", route-map: ISP-A", " route-map ISP-A")
                .lines(
                        "ip access-list extended EXEMPT",
                        " permit ip host 10.51.10.67 any",
                        "ip access-list extended LAN",
                        " permit ip 10.51.0.0 0.0.255.255 any",
                        "route-map ISP-A deny 5",
                        " match ip address EXEMPT",
                        "route-map ISP-A permit 10",
                        " match ip address LAN")
                .finds("FATAL filter-shuts-vip-out")
                .picksAnswers("ISP-A");
    }

    @Test
    void should_route_answers_of_the_vip_as_those_of_the_node() throws Exception {
        site().lan("ip policy route-map BACK")
                .lines(
                        "access-list 110 permit tcp host 10.51.10.11 eq www any",
                        "route-map BACK permit 10",
                        " match ip address 110",
                        " set ip next-hop 203.0.113.3")
                .finds("RISK policy-route-loses-vip")
                .picksAnswers("BACK");
    }

    // what is not understood

    @Test
    void should_say_what_it_does_not_understand() throws Exception {
        site().lan("ip access-group FROM-LAN in")
                .lines(
                        "ip access-list extended FROM-LAN",
                        " evaluate RETURNING",
                        " permit tcp host 10.51.10.11 eq www any",
                        " deny ip any any")
                .finds("RISK filter-not-understood")
                .saying("access list FROM-LAN: evaluate RETURNING")
                .letsAnswersPass();
        site().lan("ip access-group TO-LAN out")
                .lines(
                        "ip access-list extended TO-LAN",
                        " permit object-group WEB-PORTS any host 10.51.10.67",
                        " deny ip any any")
                .finds("RISK filter-not-understood")
                .saying("permit object-group WEB-PORTS any host 10.51.10.67")
                .letsRequestsPass();
        site().lan("ip access-group TO-LAN out")
                .lines(
                        "ip access-list extended TO-LAN",
                        " permit tcp any host 10.51.10.11 eq www",
                        " permit tcp any host 10.51.10.67 eq www time-range OFFICE",
                        " deny ip any any")
                .finds("RISK filter-not-understood")
                .saying("time-range OFFICE")
                .letsRequestsPass();
    }

    /** Who has logged in gets through such an entry; a permit for the VIP would let everybody in for good. */
    @Test
    void should_open_nothing_for_everybody_that_opens_for_those_who_log_in() {
        Problem problem = LintedSite.publishing("global: 203.0.113.20, as: ports, ports: [tcp 80]")
                .rules("tcp 10.51.10.11 80 203.0.113.20 80")
                .lan("ip access-group 101 out")
                .lines(
                        "access-list 101 dynamic GUESTS timeout 5 permit ip any host 10.51.10.11",
                        "access-list 101 deny ip any any")
                .problems()
                .get(0);
        assertThat(problem.code()).isEqualTo("filter-not-understood");
        assertThat(problem.why()).contains("dynamic GUESTS");
        assertThat(problem.fix()).startsWith("see what it means for the VIP:  show running-config");
    }

    @Test
    void should_not_be_sure_where_inspection_opens_the_list_for_answers() throws Exception {
        site().lan("ip access-group FROM-LAN in")
                .wan("ip inspect FW in")
                .lines(
                        "ip access-list extended FROM-LAN",
                        " permit tcp host 10.51.10.11 eq www any",
                        " deny ip any any")
                .finds("RISK filter-not-understood")
                .saying("ip inspect FW in")
                .letsAnswersPass();
    }
}
