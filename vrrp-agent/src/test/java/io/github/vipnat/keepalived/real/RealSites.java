package io.github.vipnat.keepalived.real;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Nine groups: the document's, and eight with fast adverts that cover what it does not. The three of them in which machines are
 * paused are for {@code -Dvipnat.full=true}: with adverts 200 ms apart a busy machine decides what one that wakes hears first.
 */
final class RealSites {

    private static final String FAST = "version 3\n advert_int 0.2\n ";

    private RealSites() {}

    static List<RealSite> all() {
        List<String> only = List.of(System.getProperty("vipnat.sites", "").split(",", -1));
        return Stream.of(
                        document(),
                        bothTrack(),
                        threeNodesWithFiles(),
                        faults(),
                        noPreemption(),
                        delayedUnicast(),
                        syncGroup(),
                        deviceOfAnAddress(),
                        castsApart())
                .filter(site ->
                        only.contains("") ? Machine.FULL || !site.isAboutOperators() : only.contains(site.name()))
                .toList();
    }

    /** Two instances that move together; what one of them tracks is a fault of both. */
    private static RealSite syncGroup() {
        String other = """
                vrrp_instance W {
                 version 3
                 advert_int 0.2
                 interface lan0
                 virtual_router_id 52
                 priority %d
                 virtual_ipaddress {
                  10.51.10.68
                 }
                 track_interface {
                  trk0
                 }
                }
                vrrp_sync_group G {
                 group {
                  V
                  W
                 }
                }
                """;
        return new RealSite(
                "sync-group",
                's',
                "",
                List.of(
                        with("vm1", FAST + "state MASTER\n priority 200", other.formatted(200)),
                        with("vm2", FAST + "state BACKUP\n priority 100", other.formatted(100))),
                true);
    }

    private static RealSite.NodeSpec with(String name, String body, String more) {
        return new RealSite.NodeSpec(name, body, Map.of(), Optional.empty(), Optional.empty(), more);
    }

    /** An address on another interface, which keepalived then tracks; and a script with init_fail, which changes nothing. */
    private static RealSite deviceOfAnAddress() {
        String device = "\n virtual_ipaddress_excluded {\n  10.52.0.1/24 dev trk0\n }";
        return new RealSite(
                "device-of-an-address",
                'a',
                "script_user root\n enable_script_security",
                List.of(
                        new RealSite.NodeSpec(
                                "vm1",
                                FAST + "state MASTER\n priority 200" + device,
                                Map.of(),
                                Optional.of("weight -150"),
                                Optional.of("interval 1\n rise 2\n init_fail\n weight 0")),
                        with("vm2", FAST + "state BACKUP\n priority 100" + device, "")),
                true);
    }

    /** Neither hears the other, though the unicast peer is there. */
    private static RealSite castsApart() {
        return new RealSite(
                "casts-apart",
                'x',
                "",
                List.of(
                        with("vm1", FAST + "priority 200", ""),
                        with(
                                "vm2",
                                FAST + "unicast_src_ip 10.51.10.12\n unicast_peer {\n 10.51.10.11\n }\n priority 100",
                                "")),
                true);
    }

    private static RealSite document() {
        String common = "\n advert_int 1\n authentication {\n auth_type PASS\n auth_pass 1234\n }";
        return new RealSite(
                "document",
                'd',
                "vrrp_garp_master_refresh 5",
                List.of(
                        new RealSite.NodeSpec(
                                "vm1",
                                "state MASTER\n priority 100" + common,
                                Map.of("web", "weight -11", "ftp", "weight -11", "dns", "weight -11")),
                        new RealSite.NodeSpec("vm2", "state BACKUP\n priority 90" + common, Map.of())));
    }

    /** One node has a script as well, run once a second by root as enable_script_security demands. */
    private static RealSite bothTrack() {
        Map<String, String> weights = Map.of("web", "weight -20", "ftp", "weight -20");
        return new RealSite(
                "both-track",
                'b',
                "script_user root\n enable_script_security",
                List.of(
                        new RealSite.NodeSpec(
                                "vm1",
                                FAST + "state MASTER\n priority 100",
                                weights,
                                Optional.empty(),
                                Optional.of("interval 1\n fall 2\n weight -30")),
                        new RealSite.NodeSpec("vm2", FAST + "state BACKUP\n priority 90", weights)));
    }

    /** Priorities far apart: the two left over when the first is gone must not run out of patience at the same moment. */
    private static RealSite threeNodesWithFiles() {
        String slower = "version 3\n advert_int 0.4\n ";
        return new RealSite(
                "three-nodes-with-files",
                't',
                "",
                List.of(
                        new RealSite.NodeSpec(
                                "vm1", slower + "priority 200", Map.of(), Optional.of("weight -150"), Optional.empty()),
                        new RealSite.NodeSpec(
                                "vm2", slower + "priority 150", Map.of(), Optional.of("weight -130"), Optional.empty()),
                        new RealSite.NodeSpec(
                                "vm3", slower + "priority 30", Map.of(), Optional.of("weight 0"), Optional.empty())));
    }

    private static RealSite faults() {
        return new RealSite(
                "faults",
                'f',
                "",
                List.of(
                        new RealSite.NodeSpec(
                                "vm1",
                                FAST + "state MASTER\n priority 200",
                                Map.of("web", "weight 0", "ftp", "weight 5 reverse")),
                        new RealSite.NodeSpec("vm2", FAST + "state BACKUP\n priority 100", Map.of("web", "weight 0"))));
    }

    private static RealSite noPreemption() {
        return new RealSite(
                "nopreempt",
                'n',
                "",
                List.of(
                        new RealSite.NodeSpec(
                                "vm1", FAST + "state BACKUP\n priority 100\n nopreempt", Map.of("web", "weight 20")),
                        new RealSite.NodeSpec(
                                "vm2", FAST + "state BACKUP\n priority 100", Map.of("web", "weight 15"))));
    }

    private static RealSite delayedUnicast() {
        String one = "unicast_src_ip 10.51.10.11\n unicast_peer {\n 10.51.10.12\n }\n ";
        String two = "unicast_src_ip 10.51.10.12\n unicast_peer {\n 10.51.10.11\n }\n ";
        return new RealSite(
                "delayed-unicast",
                'u',
                "",
                List.of(
                        new RealSite.NodeSpec(
                                "vm1",
                                FAST + one + "state BACKUP\n priority 100\n preempt_delay 1",
                                Map.of("web", "weight -30\n terminate_delay 0.3")),
                        new RealSite.NodeSpec(
                                "vm2",
                                FAST + two + "state BACKUP\n priority 90\n down_timer_adverts 4",
                                Map.of("web", "weight -5"))));
    }
}
