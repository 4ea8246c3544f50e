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

    // the VIP behind another interface than the node

    private static AdvisedSite everyTcp(String... more) throws Exception {
        return zones(
                        "class-map type inspect match-any ANY-TCP",
                        " match protocol tcp",
                        "policy-map type inspect OUT-IN",
                        " class type inspect ANY-TCP",
                        "  inspect")
                .lines(more);
    }

    @Test
    void should_give_the_zone_of_the_vip_the_policy_of_the_nodes_where_it_has_none() throws Exception {
        everyTcp()
                .vipBehind(" zone-member security DMZ")
                .finds("FATAL filter-shuts-vip-out")
                .typing(
                        "zone-pair security VIPNAT-OUTSIDE-DMZ source OUTSIDE destination DMZ",
                        " service-policy type inspect OUT-IN")
                .letsRequestsThroughZones();
    }

    @Test
    void should_use_the_zone_pair_that_stands_without_a_policy() throws Exception {
        everyTcp("zone-pair security OD source OUTSIDE destination DMZ")
                .vipBehind(" zone-member security DMZ")
                .finds("FATAL filter-shuts-vip-out")
                .typing("zone-pair security OD source OUTSIDE destination DMZ", " service-policy type inspect OUT-IN")
                .letsRequestsThroughZones();
    }

    @Test
    void should_let_the_vip_into_the_policy_that_its_zone_is_given() throws Exception {
        zones(
                        "class-map type inspect match-all WEB",
                        " match access-group name TO-WEB",
                        "policy-map type inspect OUT-IN",
                        " class type inspect WEB",
                        "  inspect",
                        "ip access-list extended TO-WEB",
                        " permit tcp any host 10.51.10.11 eq www")
                .vipBehind(" zone-member security DMZ")
                .finds("FATAL filter-shuts-vip-out", "FATAL filter-shuts-vip-out")
                .letsRequestsThroughZones();
    }

    @Test
    void should_put_the_interface_of_the_vip_into_the_zone_of_the_nodes_where_it_is_in_none() throws Exception {
        everyTcp()
                .vipBehind()
                .finds("FATAL filter-shuts-vip-out")
                .typing(
                        "! whatever else passes GigabitEthernet0/2 is filtered as that of zone INSIDE from then on",
                        "interface GigabitEthernet0/2",
                        " zone-member security INSIDE")
                .letsRequestsThroughZones();
    }

    @Test
    void should_look_for_the_vip_behind_a_static_route_too() throws Exception {
        everyTcp("ip route 10.61.0.0 255.255.255.0 10.60.0.2")
                .vipBehind(" zone-member security DMZ")
                .vip("10.61.0.9")
                .finds("FATAL filter-shuts-vip-out")
                .letsRequestsThroughZones();
    }

    @Test
    void should_let_answers_back_where_the_nodes_are_passed_and_not_inspected() throws Exception {
        zones(
                        "class-map type inspect match-any ANY-TCP",
                        " match protocol tcp",
                        "policy-map type inspect OUT-IN",
                        " class type inspect ANY-TCP",
                        "  pass",
                        "policy-map type inspect IN-OUT",
                        " class type inspect ANY-TCP",
                        "  pass",
                        "zone-pair security IO source INSIDE destination OUTSIDE",
                        " service-policy type inspect IN-OUT")
                .vipBehind(" zone-member security DMZ")
                .finds("FATAL filter-shuts-vip-out", "FATAL filter-shuts-vip-out")
                .letsRequestsThroughZones()
                .letsAnswersThroughZones();
    }

    @Test
    void should_hold_the_policy_of_the_vips_zone_against_that_of_the_nodes() throws Exception {
        everyTcp(
                        "ip access-list extended TO-DMZ",
                        " permit tcp any host 10.60.0.99 eq www",
                        "class-map type inspect match-all DMZ-WEB",
                        " match access-group name TO-DMZ",
                        "policy-map type inspect OUT-DMZ",
                        " class type inspect DMZ-WEB",
                        "  inspect",
                        "zone-pair security OD source OUTSIDE destination DMZ",
                        " service-policy type inspect OUT-DMZ")
                .vipBehind(" zone-member security DMZ")
                .finds("FATAL filter-shuts-vip-out")
                .letsRequestsThroughZones();
    }

    @Test
    void should_have_a_person_decide_where_no_policy_can_be_taken_over() throws Exception {
        AdvisedSite.site()
                .wan("zone-member security ALL")
                .lan("zone-member security ALL")
                .vipBehind(" zone-member security DMZ")
                .says("FATAL filter-shuts-vip-out", "would go silent");
    }

    @Test
    void should_find_nothing_where_flows_to_the_vip_meet_what_those_to_the_node_meet() throws Exception {
        everyTcp().vipBehind(" zone-member security INSIDE").finds();
        AdvisedSite.site().vipBehind().finds();
        everyTcp("zone-pair security OD source OUTSIDE destination DMZ", " service-policy type inspect OUT-IN")
                .vipBehind(" zone-member security DMZ")
                .finds();
        everyTcp("zone-pair security OD source OUTSIDE destination default", " service-policy type inspect OUT-IN")
                .vipBehind()
                .finds();
    }

    @Test
    void should_not_stop_for_what_is_so_today() throws Exception {
        AdvisedSite.site()
                .wan("zone-member security OUTSIDE")
                .lan("zone-member security INSIDE")
                .vipBehind(" zone-member security DMZ")
                .finds();
        AdvisedSite.site().wan("zone-member security OUTSIDE").vipBehind().finds();
    }
}
