package io.github.vipnat.lint;

import static io.github.vipnat.lint.AdvisedSite.zones;

import org.junit.jupiter.api.Test;

/** As {@link FilterAdviceTest}, for zone-based firewalls. */
class ZoneAdviceTest {

    @Test
    void should_look_into_class_maps_that_hold_each_other() throws Exception {
        zones(
                        "class-map type inspect match-any SERVICES",
                        " match protocol http",
                        " match protocol user-RDP",
                        "class-map type inspect match-all WEB",
                        " match access-group name WEB-IN",
                        " match class-map SERVICES",
                        "policy-map type inspect OUT-IN",
                        " class type inspect WEB",
                        "  inspect",
                        " class class-default",
                        "  drop",
                        "ip access-list extended WEB-IN",
                        " permit ip any host 10.51.10.11")
                .finds("FATAL filter-shuts-vip-out")
                .letsRequestsThroughZones();
    }

    @Test
    void should_mend_every_list_that_a_class_wants_matched() throws Exception {
        zones(
                        "class-map type inspect match-any HOSTS",
                        " match access-group name OTHERS",
                        " match access-group 102",
                        "class-map type inspect match-all WEB",
                        " match access-group 101",
                        " match class-map HOSTS",
                        " match protocol tcp",
                        "policy-map type inspect OUT-IN",
                        " class type inspect WEB",
                        "  inspect",
                        "access-list 101 permit ip any host 10.51.10.11",
                        "access-list 102 permit tcp any host 10.51.10.11 eq www",
                        "ip access-list extended OTHERS",
                        " permit ip any host 10.51.10.99")
                .finds("FATAL filter-shuts-vip-out", "FATAL filter-shuts-vip-out")
                .letsRequestsThroughZones();
    }

    @Test
    void should_take_the_vip_out_of_a_class_that_is_dropped_first() throws Exception {
        zones(
                        "class-map type inspect match-all BLOCKED",
                        " match access-group name BLOCKED",
                        "class-map type inspect match-any ALL",
                        " match protocol tcp",
                        "policy-map type inspect OUT-IN",
                        " class type inspect BLOCKED",
                        "  drop log",
                        " class type inspect ALL",
                        "  inspect",
                        "ip access-list extended BLOCKED",
                        " permit ip host 192.0.2.66 any",
                        " permit ip any 10.51.10.64 0.0.0.31")
                .finds("FATAL filter-shuts-vip-out")
                .letsRequestsThroughZones();
    }

    @Test
    void should_look_at_answers_where_a_class_is_passed_and_not_inspected() throws Exception {
        zones(
                        "class-map type inspect match-all WEB-IN",
                        " match access-group name TO-WEB",
                        "class-map type inspect match-all WEB-OUT",
                        " match access-group name FROM-WEB",
                        "policy-map type inspect OUT-IN",
                        " class type inspect WEB-IN",
                        "  pass",
                        "policy-map type inspect IN-OUT",
                        " class type inspect WEB-OUT",
                        "  pass",
                        "zone-pair security IO source INSIDE destination OUTSIDE",
                        " service-policy type inspect IN-OUT",
                        "ip access-list extended TO-WEB",
                        " permit tcp any 10.51.0.0 0.0.255.255 eq www",
                        "ip access-list extended FROM-WEB",
                        " permit tcp host 10.51.10.11 eq www any")
                .finds("FATAL filter-shuts-vip-out")
                .letsAnswersThroughZones();
    }

    @Test
    void should_not_warn_of_a_protocol_that_it_does_not_know_where_node_and_vip_are_treated_alike() throws Exception {
        zones(
                        "class-map type inspect match-any ODD",
                        " match protocol kazaa2",
                        "policy-map type inspect OUT-IN",
                        " class type inspect ODD",
                        "  inspect")
                .finds();
    }

    @Test
    void should_say_which_match_it_does_not_understand() throws Exception {
        zones(
                        "class-map type inspect match-all ODD",
                        " match user-group STAFF",
                        " match class-map NOWHERE",
                        "policy-map type inspect OUT-IN",
                        " class type inspect ODD",
                        "  inspect")
                .says("RISK filter-not-understood", "match user-group STAFF");
    }

    @Test
    void should_let_a_protocol_be_known_by_the_new_local_port() throws Exception {
        zones(
                        "tcp 80:8080",
                        "class-map type inspect match-all WEB",
                        " match protocol http",
                        "policy-map type inspect OUT-IN",
                        " class type inspect WEB",
                        "  inspect")
                .finds("FATAL filter-shuts-vip-out")
                .typing("ip port-map http port tcp 8080")
                .letsRequestsThroughZonesOn(8080);
    }
}
