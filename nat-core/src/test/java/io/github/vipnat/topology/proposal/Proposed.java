package io.github.vipnat.topology.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.address.TransportPort;
import io.github.vipnat.nat.Mapping;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.RouterView;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.topology.DesiredNat;
import io.github.vipnat.topology.Router;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.topology.reader.TopologyReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What becomes of a router when a person has put their own values where the proposal says CHANGE. */
record Proposed(RouterView view, Topology site, Router router) {

    static Proposed by(RouterView view, String vip) {
        Topology site = read(filledIn(SiteProposal.from(view).render(), vip));
        return new Proposed(view, site, site.routers().get(0));
    }

    static Topology read(String text) {
        return new TopologyReader(Path.of("/home/ops")).read(Path.of("cluster.yaml"), text);
    }

    private static String filledIn(String text, String vip) {
        return text.replace("#exposure: accepted", "exposure: accepted")
                .replaceFirst("(?m)^vip: 192\\.0\\.2\\..*$", "vip: " + vip)
                .replaceFirst("(?m)^    address: 192\\.0\\.2\\..*CHANGE.*fixed.*$", "    address: 10.51.10.112")
                .replaceFirst("(?m)^    address: 192\\.0\\.2\\..*CHANGE.*fixed.*$", "    address: 10.51.10.111");
    }

    List<StaticRule> desired() {
        return DesiredNat.of(site, router, view);
    }

    /** Each rule stays, or is a node's and the VIP serves the same from now on. */
    void losesNothing() {
        List<StaticRule> desired = desired().stream().map(StaticRule::meaning).toList();
        for (NatEntry entry : view.nat().entries()) {
            boolean stays = desired.contains(entry.rule().meaning());
            assertThat(stays || isOfNode(entry.rule()) && isServedByVip(entry.rule(), desired))
                    .as(entry.line())
                    .isTrue();
        }
    }

    private boolean isOfNode(StaticRule rule) {
        return site.retiredAddresses().contains(rule.mapping().insideLocal());
    }

    private boolean isServedByVip(StaticRule rule, List<StaticRule> desired) {
        return desired.stream()
                .filter(wished ->
                        wished.mapping().insideLocal().equals(site.vip().address()))
                .filter(wished -> wished.mapping().meets(rule.mapping()))
                .filter(wished -> ProposedOptions.of(wished.options()).equals(ProposedOptions.of(rule.options())))
                .anyMatch(wished -> leadsTo(wished.mapping(), rule).equals(InsideLocal.localPortOf(rule)));
    }

    /** Where a packet for the rule's global port would arrive. */
    private static Optional<TransportPort> leadsTo(Mapping wished, StaticRule rule) {
        return wished instanceof Mapping.Full
                ? rule.mapping().globalTransportPort()
                : InsideLocal.localPortOf(StaticRule.of(wished));
    }
}
