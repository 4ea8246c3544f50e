package io.github.vipnat.lint;

import static io.github.vipnat.lint.AdvisedSite.site;

import org.junit.jupiter.api.Test;

/** As {@link FilterAdviceTest}, for lines that permit or deny groups of services. */
class ServiceGroupAdviceTest {

    @Test
    void should_look_into_groups_of_services() throws Exception {
        site().lan("ip access-group TO-LAN out")
                .lines(
                        "object-group service WEB",
                        " description what the web needs",
                        " icmp echo",
                        " tcp eq 443",
                        " tcp eq www",
                        "ip access-list extended TO-LAN",
                        " permit object-group WEB any host 10.51.10.11 log",
                        " deny ip any any")
                .finds("FATAL filter-shuts-vip-out")
                .typing(
                        "ip access-list resequence TO-LAN 10 10",
                        "ip access-list extended TO-LAN",
                        " 15 permit tcp any host 10.51.10.67 eq 80 log")
                .letsRequestsPass();
        site().lan("ip access-group TO-LAN out")
                .lines(
                        "object-group service ALL",
                        " esp",
                        " group-object WEB",
                        "object-group service WEB",
                        " tcp-udp source gt 1023 range 79 81",
                        "ip access-list extended TO-LAN",
                        " permit object-group ALL 198.51.100.0 0.0.0.255 host 10.51.10.11",
                        " permit object-group ALL any host 10.51.10.11")
                .finds("FATAL filter-shuts-vip-out")
                .letsRequestsPass();
        site().lan("ip access-group FROM-LAN in")
                .lines(
                        "object-group service ANSWERS",
                        " tcp source 80",
                        "ip access-list extended FROM-LAN",
                        " permit object-group ANSWERS host 10.51.10.11 any",
                        " deny ip any any")
                .finds("FATAL filter-shuts-vip-out")
                .letsAnswersPass();
    }

    @Test
    void should_add_the_vip_to_the_group_of_hosts_beside_a_group_of_services() throws Exception {
        site().lan("ip access-group TO-LAN out")
                .lines(
                        "object-group network SERVERS",
                        " host 10.51.10.11",
                        "object-group service WEB",
                        " tcp eq www",
                        "ip access-list extended TO-LAN",
                        " permit object-group WEB any object-group SERVERS")
                .finds("FATAL filter-shuts-vip-out")
                .typing("object-group network SERVERS", " host 10.51.10.67")
                .letsRequestsPass();
    }

    @Test
    void should_find_nothing_where_a_group_of_services_is_for_any_host() throws Exception {
        site().lan("ip access-group TO-LAN out")
                .lines(
                        "object-group service WEB",
                        " tcp www",
                        "object-group service ODD",
                        " group-object NOWHERE",
                        "ip access-list extended TO-LAN",
                        " permit object-group ODD any host 10.51.99.99",
                        " permit object-group WEB any any",
                        " deny ip any any")
                .finds();
    }

    @Test
    void should_put_the_vip_in_front_of_a_group_of_services_that_is_denied() throws Exception {
        site().lan("ip access-group TO-LAN out")
                .lines(
                        "object-group service WEB",
                        " tcp range 80 443",
                        "ip access-list extended TO-LAN",
                        " deny object-group WEB any 10.51.10.64 0.0.0.31",
                        " permit ip any any")
                .finds("FATAL filter-shuts-vip-out")
                .letsRequestsPass();
    }

    @Test
    void should_be_sure_of_the_services_it_knows_and_say_where_a_group_holds_more() throws Exception {
        String[] groups = {
            "object-group service MIXED",
            " tcp eq www",
            " tcp eq nosuchname",
            "object-group service STRANGE",
            " nosuchprotocol weird",
            "ip access-list extended TO-LAN"
        };
        site().lan("ip access-group TO-LAN out")
                .lines(groups)
                .lines(" permit object-group MIXED any host 10.51.10.11")
                .finds("FATAL filter-shuts-vip-out")
                .letsRequestsPass();
        site().lan("ip access-group TO-LAN out")
                .lines(groups)
                .lines(" permit tcp any host 10.51.10.11 eq www", " permit object-group STRANGE any host 10.51.10.67")
                .finds("RISK filter-not-understood")
                .saying("permit object-group STRANGE any host 10.51.10.67")
                .letsRequestsPass();
    }

    @Test
    void should_let_the_vip_use_the_whole_group_where_the_node_gives_up_every_port() throws Exception {
        AdvisedSite.full()
                .lan("ip access-group TO-LAN out")
                .lines(
                        "object-group service SERVED",
                        " tcp eq ftp",
                        " tcp eq www",
                        " tcp eq 8443",
                        "ip access-list extended TO-LAN",
                        " permit object-group SERVED any host 10.51.10.11",
                        " deny ip any any")
                .finds("FATAL filter-shuts-vip-out")
                .typing(
                        "ip access-list resequence TO-LAN 10 10",
                        "ip access-list extended TO-LAN",
                        " 15 permit object-group SERVED any host 10.51.10.67")
                .letsRequestsPass();
    }
}
