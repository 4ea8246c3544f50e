package io.github.vipnat.keepalived.real;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** Makes a keepalived.conf of a seed: mostly right, with a mistake here and there, in all the places where people make them. */
final class ConfGenerator {

    private static final List<String> GLOBALS = List.of(
            "router_id vm1",
            "script_user root",
            "enable_script_security",
            "vrrp_garp_master_refresh 5",
            "vrrp_version 3",
            "vrrp_version 4",
            "vrrp_notify_fifo /tmp/vnk-fifo",
            "vrrp_notify_priority_changes true",
            "vrrp_garp_interval 0",
            "vrrp_gna_interval 0.1",
            "vrrp_strict",
            "no_such_keyword 1",
            "notification_email {\n a@b.c\n }",
            "dynamic_interfaces",
            "vrrp_mcast_group4 224.0.0.18",
            "vrrp_mcast_group4 10.0.0.1",
            "router_id",
            "vrrp_priority -20",
            "vrrp_priority high",
            "vrrp_startup_delay 1.5",
            "smtp_connect_timeout 30",
            "vrrp_down_timer_adverts 5",
            "vrrp_min_garp maybe",
            "process_names",
            "vrrp_skip_check_adv_addr",
            "script_user",
            "vrrp_notify_fifo",
            "umask 022");
    private static final List<String> TRACKERS = List.of(
            "vrrp_track_process web {\n process nginx\n weight -11\n}", "vrrp_track_process web {\n process nginx\n}",
            "vrrp_track_process web {\n process nginx\n weight 11\n quorum 2\n}",
                    "vrrp_track_process web {\n weight -11\n}",
            "vrrp_track_process web {\n process nginx\n weight -300\n}",
                    "vrrp_track_process web {\n process a_name_of_more_than_15\n weight -2\n}",
            "vrrp_track_process web {\n process nginx\n weight -5 reverse\n delay 1.5\n}",
                    "vrrp_track_process web {\n process nginx\n weight -5\n weight -6\n}",
            "vrrp_track_process web {\n process nginx\n quorum 5\n quorum_max 2\n}",
                    "vrrp_track_process web {\n process nginx\n process named\n}",
            "vrrp_track_process {\n process nginx\n}",
                    "vrrp_track_process web {\n process nginx\n weight -5 sideways\n}",
            "vrrp_track_process web {\n process nginx\n quorum 0\n}",
                    "vrrp_track_process web {\n process nginx\n terminate_delay 5000\n}",
            "vrrp_track_process web {\n process nginx -g x\n param_match initial\n}",
                    "vrrp_track_process web {\n process nginx\n param_match funny\n}",
            "vrrp_track_process web {\n process nginx\n weight\n}",
                    "vrrp_track_process web\n{\n process \"nginx\"\n weight -11 }");
    private static final List<String> FILES = List.of(
            "track_file drain {\n file /tmp/vnk-drain\n}",
            "track_file drain {\n weight 2\n}",
            "track_file drain {\n file /tmp/vnk-drain\n weight -10\n}",
            "vrrp_track_file drain {\n file /tmp/vnk-drain\n}",
            "track_file drain {\n file /tmp/vnk-drain\n weight 300\n}",
            "track_file drain {\n file /tmp/a\n file /tmp/b\n}",
            "track_file drain {\n file /tmp/a\n weight 5\n weight 6\n}");
    private static final List<String> SCRIPTS = List.of(
            "vrrp_script chk {\n script \"/bin/true\"\n interval 2\n weight -11\n}", "vrrp_script chk {\n}",
            "vrrp_script chk {\n script /no/such/file\n}", "vrrp_script chk {\n script \"/bin/true 'a b'\"\n rise 0\n}",
            "vrrp_script chk {\n script /bin/true\n weight 300\n}",
                    "vrrp_script chk {\n script /bin/true\n timeout 3\n fall 2\n init_fail\n}",
            "vrrp_script chk {\n script /bin/true\n raise 2\n}", "vrrp_script chk {\n script \"/bin/true\n}");
    private static final List<String> LINES = List.of(
            "state MASTER",
            "state BACKUP",
            "state backup",
            "state master",
            "priority 90",
            "priority 100",
            "priority 255",
            "priority 0",
            "priority 256",
            "priority abc",
            "priority",
            "virtual_router_id 51",
            "virtual_router_id 0",
            "virtual_router_id 300",
            "advert_int 1",
            "advert_int 0.5",
            "advert_int 0",
            "advert_int 300",
            "advert_int 2.0",
            "version 2",
            "version 3",
            "version 4",
            "nopreempt",
            "preempt",
            "preempt_delay 5",
            "preempt_delay 2000",
            "preempt_delay 0",
            "interface lan0",
            "interface lan7",
            "interface lo",
            "garp_master_refresh 5",
            "garp_master_delay 1",
            "garp_master_repeat 0",
            "garp_lower_prio_repeat 2",
            "strict_mode on",
            "strict_mode maybe",
            "accept",
            "no_accept",
            "dont_track_primary",
            "track_interface {\n lan9\n }",
            "track_interface {\n lan7\n }",
            "track_interface {\n lan9 weight 5\n }",
            "track_interface {\n lan9 weight\n }",
            "track_process {\n web\n }",
            "track_process {\n web weight -5\n }",
            "track_process {\n nobody\n }",
            "track_process {\n web\n web\n }",
            "track_process {\n }",
            "track_process {\n web weight 300\n }",
            "track_script {\n chk\n }",
            "track_script {\n nobody\n }",
            "track_script {\n }",
            "track_file {\n drain\n }",
            "track_file {\n drain weight 5\n }",
            "authentication {\n auth_type PASS\n auth_pass 1234\n }",
            "authentication {\n auth_type PASS\n auth_pass 123456789\n }",
            "authentication {\n auth_type PASS\n }",
            "authentication {\n auth_type pass\n auth_pass 1\n }",
            "authentication {\n auth_type AH\n auth_pass 1234\n }",
            "authentication {\n auth_pass ab!cd\n auth_type PASS\n }",
            "unicast_peer {\n 10.51.10.12\n }",
            "unicast_peer {\n }",
            "unicast_peer {\n nowhere\n }",
            "unicast_src_ip 10.51.10.11",
            "unicast_src_ip x",
            "mcast_src_ip 10.51.10.11",
            "notify /bin/true",
            "notify_master \"/bin/true a\"",
            "notify",
            "smtp_alert",
            "smtp_alert off",
            "smtp_alert maybe",
            "debug 1",
            "debug 9",
            "use_vmac",
            "use_vmac vr1",
            "vmac_xmit_base",
            "bogus 1",
            "bogus {\n x\n }",
            "virtual_ipaddress_excluded {\n 10.51.10.68\n }",
            "skip_check_adv_addr",
            "down_timer_adverts 4",
            "down_timer_adverts 0",
            "garp_mastr_delay 5",
            "notify_priority_changes",
            "lower_prio_no_advert true",
            "higher_prio_send_advert",
            "native_ipv6x",
            "promote_secondaries",
            "track_src_ip",
            "unicast_ttl 100",
            "linkbeat_use_polling",
            "# a comment {",
            "! another }",
            "priority 9 # and more",
            "$UNDEFINED x",
            "@nohost priority 5",
            "@^nohost priority 50");
    private static final List<String> ADDRESSES = List.of(
            "10.51.10.67",
            "10.51.10.67/32",
            "10.51.10.67/16 dev lan0",
            "10.51.10.67/33",
            "10.51.10.999",
            "10.51.10.67 dev lan7",
            "10.51.10.67 label lan0:1",
            "10.51.10.67 scope global",
            "10.51.10.67 dev",
            "10.51.10.67 strange",
            "10.51.10.67/16 brd +",
            "host.name");
    private static final String DEFINITIONS = TRACKERS.get(0) + "\n" + FILES.get(0) + "\n" + SCRIPTS.get(0);
    private static final List<String> GROUPS = List.of(
            "vrrp_sync_group G {\n group {\n A\n B\n }\n}",
            "vrrp_sync_group G {\n group {\n A\n }\n}",
            "vrrp_sync_group G {\n}",
            "vrrp_sync_group {\n group {\n A\n }\n}",
            "vrrp_sync_group G {\n group {\n A\n C\n }\n notify /bin/true\n}");
    private static final List<String> STRAY = List.of(
            "}",
            "{",
            "stray 1",
            "include /no/such/file",
            "includea /no/such/file",
            "$X=lan0",
            "~SEQ(N, 1, 2) static_ipaddress { }",
            "net_namespace",
            "vrrp_instance {\n}",
            "vrrp_instance A B {\n}",
            "static_ipaddress {\n}",
            "use_pid_dir",
            "instance x",
            "~SEQ(bad");

    private final SplittableRandom random;
    private final StringBuilder text = new StringBuilder();

    ConfGenerator(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** A file that keepalived takes, and every one of the pieces put into it, one at a time: a name and a text each. */
    static Map<String, String> onePieceEach() {
        Map<String, String> files = new LinkedHashMap<>();
        each("global", GLOBALS, piece -> whole(piece, "", "", "10.51.10.67"), files);
        each("tracker", TRACKERS, piece -> whole("", piece, "track_process {\n web\n }", "10.51.10.67"), files);
        each("file", FILES, piece -> whole("", piece, "track_file {\n drain\n }", "10.51.10.67"), files);
        each("script", SCRIPTS, piece -> whole("", piece, "track_script {\n chk\n }", "10.51.10.67"), files);
        each("line", LINES, piece -> whole("", DEFINITIONS, piece, "10.51.10.67"), files);
        each("master", LINES, piece -> whole("", DEFINITIONS, "state MASTER\n " + piece, "10.51.10.67"), files);
        each("version3", LINES, piece -> whole("", DEFINITIONS, "version 3\n " + piece, "10.51.10.67"), files);
        each("strict", LINES, piece -> whole("vrrp_strict", DEFINITIONS, piece, "10.51.10.67"), files);
        each(
                "owner",
                LINES,
                piece -> whole("", DEFINITIONS, "state MASTER\n priority 255\n " + piece, "10.51.10.67"),
                files);
        each("address", ADDRESSES, piece -> whole("", "", "", piece), files);
        each("group", GROUPS, piece -> whole("", piece, "", "10.51.10.67"), files);
        each("stray", STRAY, piece -> whole("", piece, "", "10.51.10.67"), files);
        return files;
    }

    private static void each(String kind, List<String> pieces, UnaryOperator<String> file, Map<String, String> files) {
        for (int i = 0; i < pieces.size(); i++) {
            files.put(kind + "-" + i, file.apply(pieces.get(i)));
        }
    }

    private static String whole(String global, String block, String line, String address) {
        return """
                global_defs {
                 script_user root
                 enable_script_security
                 %s
                }
                %s
                vrrp_instance A {
                 interface lan0
                 virtual_router_id 7
                 %s
                 virtual_ipaddress {
                  %s
                 }
                }
                """.formatted(global, block, line, address);
    }

    /** Two or three pieces at random in a file that is otherwise right. */
    String make() {
        List<Runnable> mistakes = List.of(
                () -> add(pick(TRACKERS)),
                () -> add(pick(FILES)),
                () -> add(pick(SCRIPTS)),
                () -> add(pick(STRAY)),
                () -> add(pick(GROUPS)));
        maybe(50, this::globals);
        add("vrrp_track_process web {\n process nginx\n weight -11\n}");
        maybe(30, () -> mistakes.get(random.nextInt(mistakes.size())).run());
        instance("A", 51);
        maybe(25, () -> instance(random.nextInt(8) == 0 ? "A" : "B", random.nextInt(6) == 0 ? 51 : 52));
        maybe(4, () -> add(pick(STRAY)));
        return text.toString();
    }

    private void globals() {
        add("global_defs {");
        if (random.nextBoolean()) {
            add(" script_user root\n enable_script_security");
        }
        for (int i = random.nextInt(2); i > 0; i--) {
            add(" " + pick(GLOBALS));
        }
        add("}");
    }

    private void instance(String name, int virtualRouterId) {
        add("vrrp_instance " + name + " {");
        maybe(98, () -> add(" interface lan0"));
        maybe(98, () -> add(" virtual_router_id " + virtualRouterId));
        maybe(85, () -> add(random.nextBoolean() ? " state BACKUP\n priority 90" : " state MASTER\n priority 100"));
        for (int i = random.nextInt(3); i > 0; i--) {
            add(" " + pick(LINES));
        }
        maybe(
                95,
                () -> add(" virtual_ipaddress {\n  " + (random.nextInt(10) == 0 ? pick(ADDRESSES) : "10.51.10.67")
                        + "\n }"));
        maybe(97, () -> add("}"));
    }

    private void maybe(int percent, Runnable what) {
        if (random.nextInt(100) < percent) {
            what.run();
        }
    }

    private String pick(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }

    private void add(String line) {
        text.append(line).append('\n');
    }
}
