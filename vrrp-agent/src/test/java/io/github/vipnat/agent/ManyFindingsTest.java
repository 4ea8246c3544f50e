package io.github.vipnat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.agent.state.AgentStatus;
import io.github.vipnat.lab.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** One look, several findings: each is told and treated by itself, and none keeps another from its turn. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ManyFindingsTest {

    private static final String AUDIT = "{ policy: audit, interval: 15m }";
    private static final String REPAIR = "{ policy: repair, interval: 15m }";
    private static final String OTHER_MAC = "00:15:5d:0a:0b:02";
    private static final String FIXED = "arp 10.51.10.67 0015.5d0a.0b02 ARPA";
    private static final Fault NO_CLEAR = new Fault.DenyAuthorization("^clear ip arp");

    @TempDir
    Path folder;

    private Optional<AgentSite> open = Optional.empty();

    private AgentSite site(String agent) {
        AgentSite site = AgentSite.of(folder, agent).settled();
        open = Optional.of(site);
        return site;
    }

    @AfterEach
    void close() {
        open.ifPresent(AgentSite::close);
    }

    /** Whatever is announced or asked, the router goes on sending the VIP's traffic to the other node. */
    private static void stick(AgentSite site) {
        site.routerLearns = false;
        site.router.setArp(AgentSite.VIP, AgentSite.dotted(OTHER_MAC));
    }

    /** A line of the configuration keeps the entry. */
    private static void fix(AgentSite site) {
        site.routerLearns = false;
        site.router.configureBehindTheBack(FIXED);
        site.save();
    }

    private static boolean isStanding(AgentSite site, String code) {
        return site.metric("decision", "code=\"" + code + "\"") == 1;
    }

    private static long warnings(AgentSite site, String part) {
        return site.said.stream()
                .filter(line -> line.startsWith("warning edge: ") && line.contains(part))
                .count();
    }

    private static List<AgentStatus.Finding> findings(AgentSite site) {
        return site.line("edge").map(AgentStatus.RouterLine::findings).orElse(List.of());
    }

    /** Status and metrics tell these and no others, the worst first; gives them. */
    private static List<AgentStatus.Finding> tells(AgentSite site, String... codes) {
        Eventually.holds(
                () -> List.of(codes) + " in\n" + String.join("\n", site.said),
                () -> findings(site).stream()
                                .map(AgentStatus.Finding::decision)
                                .toList()
                                .equals(List.of(codes))
                        && site.metric("decision") == codes.length
                        && Stream.of(codes).allMatch(code -> isStanding(site, code)));
        assertThat(site.line("edge").orElseThrow().decision()).isEqualTo(codes[0]);
        return findings(site);
    }

    private static int times(AgentStatus.Finding finding, String what) {
        return finding.tried().stream()
                .filter(tried -> tried.what().equals(what))
                .mapToInt(AgentStatus.Tried::times)
                .sum();
    }

    @Test
    void should_repair_drifted_rules_though_the_router_never_learns() {
        AgentSite site = site(REPAIR);
        stick(site);
        site.drift(0);
        site.says("MASTER");
        Eventually.holds(site.said::toString, site::isWished);
        assertThat(tells(site, "arp-stale").get(0).sentence()).contains(OTHER_MAC, "though it was made to ask");
        assertThat(site.said).anyMatch(line -> line.contains("is not as wished"));
    }

    @Test
    void should_name_the_line_that_fixes_the_entry_and_repair_what_drifted_meanwhile() {
        AgentSite site = site(REPAIR);
        fix(site);
        site.drift(0);
        site.says("MASTER");
        Eventually.holds(site.said::toString, site::isWished);
        assertThat(tells(site, "arp-stale").get(0).sentence()).contains("configuration says so", "no " + FIXED);
        assertThat(site.typed("clear ip arp")).isZero();
        site.router.configureBehindTheBack("no " + FIXED);
        site.save();
        tells(site, "all-well");
    }

    @Test
    void should_tell_drifted_rules_and_what_is_not_saved_beside_a_stale_entry_under_audit() {
        AgentSite site = site(AUDIT);
        stick(site);
        site.drift(0);
        site.router.configureBehindTheBack("ip route 10.99.0.0 255.255.0.0 10.51.10.1");
        site.says("MASTER");
        List<AgentStatus.Finding> found = tells(site, "arp-stale", "rule-drifted", "unsaved");
        assertThat(found.get(0).sentence()).contains("to do on the router: clear ip arp 10.51.10.67");
        assertThat(found.get(1).sentence()).contains("vipnat apply -r edge");
        assertThat(found.get(2).sentence()).contains("10.99.0.0", "write memory");
        assertThat(found).extracting(AgentStatus.Finding::good).containsOnly(false);
    }

    @Test
    void should_repair_drifted_rules_though_the_router_does_not_let_it_clear_the_entry() {
        AgentSite site = site(REPAIR);
        stick(site);
        site.router.setFault(NO_CLEAR);
        site.drift(0);
        site.says("MASTER");
        Eventually.holds(site.said::toString, site::isWished);
        AgentStatus.Finding stale = tells(site, "arp-stale").get(0);
        assertThat(stale.sentence()).contains("Command authorization failed", "let this user type it");
        assertThat(times(stale, "not made to ask")).isPositive();
    }

    @Test
    void should_save_what_is_wished_though_the_router_never_learns() {
        String unsaved = EdgeConfiguration.TEXT.replace(EdgeConfiguration.WISHED.get(0) + "\n", "");
        AgentSite site = AgentSite.of(folder, REPAIR, builder -> builder.startupConfiguration(unsaved));
        open = Optional.of(site);
        stick(site);
        site.start();
        Eventually.holds(site.said::toString, site::isWished);
        tells(site, "arp-stale");
    }

    @Test
    void should_cure_the_entry_though_live_flows_keep_it_from_repairing() {
        AgentSite site = site(REPAIR);
        site.drift(0);
        site.router.addFlow("tcp", "172.18.55.51:80", "10.51.10.11:80", "203.0.113.9:51234");
        stick(site);
        site.router.setArpOwner(AgentSite.VIP, AgentSite.dotted(AgentSite.OWN_MAC));
        site.says("MASTER");
        assertThat(tells(site, "refused").get(0).sentence()).contains("live flow");
        assertThat(site.typed("clear ip arp")).isPositive();
    }

    @Test
    void should_cure_the_entry_though_it_may_not_read_the_rules() {
        AgentSite site = site(REPAIR);
        site.router.setFault(new Fault.DenyAuthorization("^show running"));
        stick(site);
        site.says("MASTER");
        List<AgentStatus.Finding> found = tells(site, "arp-stale", "router-unknown");
        assertThat(found.get(1).sentence())
                .contains("the rules of edge", "show running-config", "let this user type it");
        site.routerLearns = true;
        tells(site, "router-unknown");
    }

    @Test
    void should_go_on_telling_what_is_not_saved_while_it_may_not_read_what_that_is() {
        AgentSite site = site(AUDIT);
        site.router.configureBehindTheBack("ip route 10.99.0.0 255.255.0.0 10.51.10.1");
        site.says("MASTER");
        tells(site, "unsaved");
        site.router.setFault(new Fault.DenyAuthorization("^show running"));
        site.says("MASTER_RX_LOWER_PRI");
        assertThat(tells(site, "router-unknown", "unsaved").get(1).sentence()).contains("10.99.0.0");
        site.router.setFault(Fault.none());
        site.save();
        tells(site, "all-well");
        assertThat(site.said).noneMatch(line -> line.contains("unsaved is over"));
    }

    @Test
    void should_repair_the_rules_though_it_may_not_see_the_entry() {
        AgentSite site = site(REPAIR);
        site.router.setFault(new Fault.DenyAuthorization("^show ip arp"));
        site.drift(0);
        site.says("MASTER");
        Eventually.holds(() -> String.join("\n", site.said), site::isWished);
        assertThat(tells(site, "router-unknown").get(0).sentence())
                .contains("where edge sends 10.51.10.67", "show ip arp", "let this user type it");
    }

    @Test
    void should_tell_all_it_saw_though_the_agent_itself_fails_over_one() throws IOException {
        AgentSite site = site(REPAIR);
        stick(site);
        Files.createDirectories(folder.resolve("agent/.repairs.new/in the way"));
        site.drift(0);
        site.says("MASTER");
        List<AgentStatus.Finding> found = tells(site, "agent-fault", "arp-stale", "rule-drifted");
        assertThat(found.get(0).sentence()).contains("cannot keep its state", "to do:");
        assertThat(found.get(2).sentence()).contains("away from it").doesNotContain(": repaired");
        Files.delete(folder.resolve("agent/.repairs.new/in the way"));
        Files.delete(folder.resolve("agent/.repairs.new"));
        tells(site, "arp-stale");
        assertThat(site.isWished()).isTrue();
    }

    /** Both fail again and again, each at its own pace: said once each; then one after the other is over. */
    @Test
    void should_tell_both_once_and_then_the_one_that_stays() {
        AgentSite site = site(REPAIR);
        stick(site);
        site.router.setFault(NO_CLEAR);
        site.drift(0);
        site.router.addFlow("tcp", "172.18.55.51:80", "10.51.10.11:80", "203.0.113.9:51234");
        site.says("MASTER");
        Eventually.holds(
                site.said::toString,
                () -> findings(site).size() == 2
                        && times(findings(site).get(0), "told by ARP") > 5
                        && times(findings(site).get(1), "repair refused") > 2);
        List<AgentStatus.Finding> both = tells(site, "arp-stale", "refused");
        assertThat(both.get(0).sentence()).contains("let this user type it");
        assertThat(both.get(1).sentence()).contains("live flow", "to do:");
        assertThat(both)
                .allSatisfy(one -> assertThat(one.nextTry().orElseThrow()).isAfter(one.since()));
        assertThat(warnings(site, "does not learn it")).isEqualTo(1);
        assertThat(warnings(site, "live flow")).isEqualTo(1);
        assertThat(site.said.stream().filter(line -> line.endsWith("told by ARP")))
                .hasSize(1);

        site.router.clearFlows();
        AgentStatus.Finding stays = tells(site, "arp-stale").get(0);
        assertThat(stays.since()).isEqualTo(both.get(0).since());
        assertThat(site.isWished()).isTrue();
        assertThat(site.said.stream().filter(line -> line.startsWith("edge: refused is over; repair refused")))
                .hasSize(1);
        assertThat(warnings(site, "does not learn it")).isEqualTo(1);

        site.routerLearns = true;
        tells(site, "all-well");
        assertThat(site.metric("standing_since_timestamp_seconds", "arp-stale")).isZero();
    }
}
