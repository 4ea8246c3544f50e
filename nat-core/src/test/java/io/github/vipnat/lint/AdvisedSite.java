package io.github.vipnat.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.lab.filter.Datagram;
import io.github.vipnat.lab.filter.PacketFilter;
import io.github.vipnat.problem.Problem;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/** The linted site on a simulated router, into which printed fixes are typed; the lab's own filter judges. */
final class AdvisedSite {

    private static final List<String> CODES =
            List.of("filter-shuts-vip-out", "filter-not-understood", "policy-route-loses-vip");

    private static final String WAN = "GigabitEthernet0/1";

    private static final String CLIENT = "198.51.100.7";

    private final LintedSite site;
    private String vip = "10.51.10.67";
    private String face = "GigabitEthernet0/0";
    private String before = "";
    private String after = "";
    private List<Problem> found = List.of();

    private AdvisedSite(LintedSite site) {
        this.site = site;
    }

    /** Port 80 moves from 10.51.10.11 to the VIP. */
    static AdvisedSite site() {
        return site("", "");
    }

    /** As {@link #site()}, with other ports. */
    static AdvisedSite site(String ports) {
        return new AdvisedSite(LintedSite.publishing(
                        "global: 203.0.113.20, as: ports, ports: [\"" + ports.replace(", ", "\", \"") + "\"]")
                .rules("tcp 10.51.10.11 80 203.0.113.20 80"));
    }

    /** With more words of the wish, and of the rule. */
    static AdvisedSite site(String wish, String options) {
        return new AdvisedSite(LintedSite.publishing("global: 203.0.113.20, as: ports, ports: [tcp 80]" + wish)
                .rules("tcp 10.51.10.11 80 203.0.113.20 80" + options));
    }

    /** Every port moves, and did so before. */
    static AdvisedSite full() {
        return new AdvisedSite(
                LintedSite.publishing("global: 203.0.113.20, as: full").rules("10.51.10.11 203.0.113.20"));
    }

    /** A zone-based firewall whose policy from outside to inside is OUT-IN. */
    static AdvisedSite zones(String first, String... lines) {
        AdvisedSite zones = first.startsWith("tcp") ? site(first) : site().lines(first);
        return zones.lan("zone-member security INSIDE")
                .wan("zone-member security OUTSIDE")
                .lines(lines)
                .lines(
                        "zone-pair security OI source OUTSIDE destination INSIDE",
                        " service-policy type inspect OUT-IN");
    }

    /** The VIP is 10.60.0.67, behind another inside interface than the nodes. */
    AdvisedSite vipBehind(String... linesOfInterface) {
        vip = "10.60.0.67";
        face = "GigabitEthernet0/2";
        site.vip(vip)
                .lines("interface " + face, " ip address 10.60.0.1 255.255.255.0", " ip nat inside")
                .lines(linesOfInterface);
        return this;
    }

    /** The VIP is another address behind the same interface. */
    AdvisedSite vip(String address) {
        vip = address;
        site.vip(address);
        return this;
    }

    AdvisedSite lan(String... lines) {
        site.lan(lines);
        return this;
    }

    AdvisedSite wan(String... lines) {
        site.wan(lines);
        return this;
    }

    AdvisedSite lines(String... lines) {
        site.lines(lines);
        return this;
    }

    AdvisedSite rules(String... rules) {
        site.rules(rules);
        return this;
    }

    /** What is found at first, and no more once everything that is printed has been typed. */
    AdvisedSite finds(String... problems) throws IOException {
        before = site.running();
        found = ofFilters(site.problemsOn(before));
        assertThat(found)
                .extracting(problem -> problem.severity() + " " + problem.code())
                .as("found in %s", before)
                .containsExactly(problems);
        after = FixTypist.typed(
                before,
                found.stream()
                        .flatMap(problem -> FixTypist.commands(problem).stream())
                        .toList());
        assertThat(ofFilters(site.problemsOn(after))).as("left in %s", after).isEmpty();
        return this;
    }

    /** What is found where a person has to look. */
    void says(String problem, String words) {
        assertThat(ofFilters(site.problems())).isNotEmpty().allSatisfy(risk -> {
            assertThat(risk.severity() + " " + risk.code()).isEqualTo(problem);
            assertThat(risk.why()).contains(words);
        });
    }

    private static List<Problem> ofFilters(List<Problem> problems) {
        return problems.stream()
                .filter(problem -> CODES.contains(problem.code()))
                .toList();
    }

    AdvisedSite typing(String... lines) {
        assertThat(found).flatMap(FixTypist::commands).containsExactly(lines);
        return this;
    }

    AdvisedSite saying(String words) {
        assertThat(found).anySatisfy(problem -> assertThat(problem.why()).contains(words));
        return this;
    }

    AdvisedSite letsAnswersPass() {
        return judged(filter -> filter.passes(face, "in", answer(vip, CLIENT)));
    }

    AdvisedSite letsNoAnswerPassTo(String client) {
        assertThat(PacketFilter.of(before).passes(face, "in", answer("10.51.10.11", client)))
                .isFalse();
        assertThat(PacketFilter.of(after).passes(face, "in", answer(vip, client)))
                .isFalse();
        return this;
    }

    AdvisedSite letsRequestsPass() {
        return judged(filter -> filter.passes(face, "out", request(80)));
    }

    /** As {@link #letsRequestsPass()}, where each of two chained lists has to permit. */
    AdvisedSite letsRequestsPassEachList() {
        return judged(filter -> filter.chainedStrictly().passes(face, "out", request(80)));
    }

    AdvisedSite letsRequestsThroughZones() {
        return letsRequestsThroughZonesOn(80);
    }

    AdvisedSite letsRequestsThroughZonesOn(int port) {
        return judged(filter -> filter.passesZones(WAN, face, request(port)));
    }

    AdvisedSite letsAnswersThroughZones() {
        return judged(filter -> filter.passesZones(face, WAN, answer(vip, CLIENT)));
    }

    AdvisedSite picksAnswers(String routeMap) {
        return judged(filter -> filter.picks(routeMap, answer(vip, CLIENT)));
    }

    AdvisedSite picksNoAnswerTo(String routeMap, String client) {
        assertThat(PacketFilter.of(after).picks(routeMap, answer(vip, client))).isFalse();
        return this;
    }

    private Datagram answer(String host, String client) {
        return new Datagram("tcp", host, 80, client, 50000, true);
    }

    private Datagram request(int port) {
        return new Datagram("tcp", CLIENT, 50000, vip, port, false);
    }

    private AdvisedSite judged(Predicate<PacketFilter> passes) {
        assertThat(passesFor(passes, before)).as("before the fix: %s", before).isFalse();
        assertThat(passes.test(PacketFilter.of(after)))
                .as("after the fix: %s", after)
                .isTrue();
        return this;
    }

    /** What cannot be judged is not taken for a pass. */
    private static boolean passesFor(Predicate<PacketFilter> passes, String configuration) {
        try {
            return passes.test(PacketFilter.of(configuration));
        } catch (IllegalArgumentException cannotJudge) {
            return false;
        }
    }
}
