package io.github.vipnat.lint;

import static io.github.vipnat.lint.AdvisedSite.site;

import org.junit.jupiter.api.Test;

/** As {@link FilterAdviceTest}, for two lists at one place, as IOS-XE chains them. */
class ChainedListsTest {

    @Test
    void should_let_the_vip_through_both_lists_that_let_the_node_through() throws Exception {
        site().lan("ip access-group common SHARED TO-LAN out")
                .lines(
                        "ip access-list extended SHARED",
                        " permit tcp any host 10.51.10.11 eq www",
                        " deny ip any any",
                        "ip access-list extended TO-LAN",
                        " 10 permit tcp any host 10.51.10.11 eq www",
                        " 20 deny ip any any")
                .finds("FATAL filter-shuts-vip-out", "FATAL filter-shuts-vip-out")
                .letsRequestsPass()
                .letsRequestsPassEachList();
    }

    @Test
    void should_look_behind_a_common_list_that_says_nothing_of_the_node() throws Exception {
        site().lan("ip access-group common BOGONS TO-LAN out")
                .lines(
                        "ip access-list extended BOGONS",
                        " deny ip 192.0.2.0 0.0.0.255 any",
                        "ip access-list extended TO-LAN",
                        " permit tcp any host 10.51.10.11 eq www")
                .finds("FATAL filter-shuts-vip-out")
                .typing("ip access-list extended TO-LAN", " permit tcp any host 10.51.10.67 eq 80")
                .letsRequestsPass();
    }

    @Test
    void should_let_the_vip_through_a_common_list_that_names_it() throws Exception {
        site().lan("ip access-group common SHARED FROM-LAN in")
                .lines(
                        "access-list 120 remark not this one",
                        "ip access-list extended SHARED",
                        " deny ip 10.51.10.64 0.0.0.7 any",
                        "ip access-list extended FROM-LAN",
                        " permit ip 10.51.0.0 0.0.255.255 any")
                .finds("FATAL filter-shuts-vip-out")
                .letsAnswersPass();
    }

    @Test
    void should_look_at_a_common_list_that_stands_alone() throws Exception {
        site().lan("ip access-group common SHARED out")
                .lines("ip access-list extended SHARED", " permit tcp any host 10.51.10.11 eq www")
                .finds("FATAL filter-shuts-vip-out")
                .letsRequestsPass();
    }

    @Test
    void should_not_be_sure_where_only_one_of_two_lists_lets_the_vip_through() throws Exception {
        site().lan("ip access-group common SHARED TO-LAN out")
                .lines(
                        "ip access-list extended SHARED",
                        " permit tcp any host 10.51.10.11 eq www",
                        "ip access-list extended TO-LAN",
                        " permit ip any any")
                .finds("RISK filter-not-understood")
                .saying("SHARED and TO-LAN")
                .letsRequestsPassEachList();
    }

    @Test
    void should_find_nothing_where_two_lists_treat_the_vip_as_the_node() throws Exception {
        site().lan("ip access-group common BOGONS TO-LAN out", "ip access-group common BOGONS FROM-LAN in")
                .lines(
                        "ip access-list extended BOGONS",
                        " deny ip 192.0.2.0 0.0.0.255 any",
                        "ip access-list extended TO-LAN",
                        " permit ip any 10.51.0.0 0.0.255.255",
                        "ip access-list extended FROM-LAN",
                        " permit ip 10.51.0.0 0.0.255.255 any")
                .finds();
    }
}
