package io.github.vipnat.topology.proposal;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Ipv4Prefix;
import io.github.vipnat.nat.Mapping;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.OtherForm;
import io.github.vipnat.nat.OtherLine;
import io.github.vipnat.nat.RouterView;
import io.github.vipnat.topology.Publication;
import io.github.vipnat.topology.Publication.Global;
import io.github.vipnat.topology.proposal.ClusterTemplate.KnownNode;
import io.github.vipnat.topology.proposal.ClusterTemplate.KnownRouter;
import io.github.vipnat.topology.proposal.ClusterTemplate.Notes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Proposes a site's description from what a router gives away. It would rather leave a server out, and say so, than move
 * a rule that is none of the site's.
 *
 * <p>Example: {@code SiteProposal.from(view).render()}.
 */
public final class SiteProposal {

    /** A longer list would hide the file. */
    private static final int MOST_TOLD = 20;

    private final RouterView view;
    private final List<InsideLocal> locals;
    private final List<InsideLocal> neighbours;
    private final VipProposal vip;
    private final NodeChoice nodes;

    private SiteProposal(RouterView view) {
        this.view = view;
        this.locals = InsideLocals.of(view);
        this.neighbours = neighbours();
        this.vip = VipProposal.of(view, neighbours);
        this.nodes = NodeChoice.of(locals, neighbours, vip.vip());
    }

    /** The site around the host with the most rules. What the router does not give away stays an example. */
    public static ClusterTemplate from(RouterView view) {
        return new SiteProposal(view).template();
    }

    /** The hosts around the busiest one; one beside the router comes before one that is somewhere behind it. */
    private List<InsideLocal> neighbours() {
        Optional<InsideLocal> busiest = locals.stream()
                .filter(local -> !local.isRouter())
                .min(Comparator.<InsideLocal, Boolean>comparing(
                                local -> local.network().isEmpty())
                        .thenComparing(InsideLocal.BUSIEST));
        return busiest.map(host -> locals.stream()
                        .filter(local -> local.isNeighbourOf(host))
                        .toList())
                .orElse(List.of());
    }

    private ClusterTemplate template() {
        Map<Publication, List<String>> notes = new LinkedHashMap<>();
        List<String> unsaid = new ArrayList<>();
        UnknownBeside unknown = new UnknownBeside(view.nat());
        for (Map.Entry<Global, List<NatEntry>> global : entriesByGlobal().entrySet()) {
            ProposedPublication proposed =
                    unknown.keptIn(ProposedPublication.of(global.getKey(), global.getValue(), vip.vip()));
            proposed.publication()
                    .ifPresentOrElse(
                            publication -> notes.put(publication, proposed.notes()),
                            () -> unsaid.addAll(proposed.notes()));
        }
        unsaid.addAll(networks());
        return new ClusterTemplate(
                Optional.empty(),
                vip.vip().map(address -> new Ipv4Prefix(address, 32)),
                nodes.nodes().stream()
                        .map(node -> new KnownNode(Optional.empty(), node.address()))
                        .toList(),
                Optional.of(router()),
                List.copyOf(notes.keySet()),
                new Notes(site(), vip.notes(), nodes.notes(), unsaid, notes));
    }

    /** A rule of the same address in another VRF would be taken for the node's own, so it has to be looked at too. */
    private Map<Global, List<NatEntry>> entriesByGlobal() {
        Map<Global, List<NatEntry>> entries = new LinkedHashMap<>();
        ours().flatMap(local -> local.entries().stream())
                .forEach(entry -> InsideLocal.globalOf(entry.rule())
                        .ifPresent(global -> entries.computeIfAbsent(global, unseen -> new ArrayList<>())
                                .add(entry)));
        namesakes()
                .flatMap(local -> local.entries().stream())
                .forEach(entry ->
                        InsideLocal.globalOf(entry.rule()).map(entries::get).ifPresent(same -> same.add(entry)));
        return entries;
    }

    private Stream<InsideLocal> ours() {
        Stream<InsideLocal> ofVip =
                neighbours.stream().filter(local -> vip.vip().equals(Optional.of(local.address())));
        return Stream.concat(nodes.nodes().stream(), ofVip);
    }

    private Stream<InsideLocal> namesakes() {
        List<InsideLocal> ours = ours().toList();
        return locals.stream()
                .filter(local -> ours.stream()
                        .anyMatch(own -> own.address().equals(local.address())
                                && !own.vrf().equals(local.vrf())));
    }

    private List<String> networks() {
        return view.nat().entries().stream()
                .filter(entry -> entry.rule().mapping() instanceof Mapping.Network network
                        && ours().anyMatch(local -> network.local().contains(local.address())))
                .map(entry -> "Cannot be said in this file and stays as it is: " + entry.line())
                .toList();
    }

    private KnownRouter router() {
        List<InsideNetwork> inside = InsideNetwork.of(view);
        Optional<InsideNetwork> near = neighbours.stream()
                .flatMap(local -> local.network().stream())
                .findFirst()
                .or(() -> inside.size() == 1 ? inside.stream().findFirst() : Optional.empty());
        return new KnownRouter(
                view.hostname(), near.map(network -> network.own().address()).map(Ipv4::toString));
    }

    private List<String> site() {
        int unknown = view.nat().unknown().size();
        List<String> site = new ArrayList<>();
        String head = "Proposed from the configuration of router " + view.hostname() + ".";
        site.add(
                unknown == 0
                        ? head
                        : head + " Lines of ip nat that vipnat does not understand, and left aside: " + unknown + ".");
        List<String> nvi = view.nat().others().stream()
                .filter(line -> line.form() instanceof OtherForm.NviStatic)
                .map(OtherLine::text)
                .toList();
        if (!nvi.isEmpty()) {
            site.add("These rules are NVI (ip nat source), another feature than ip nat inside source. vipnat reads them"
                    + " and moves none of them, so they are not proposed here:");
            nvi.stream().limit(MOST_TOLD).map(line -> "- " + line).forEach(site::add);
            if (nvi.size() > MOST_TOLD) {
                site.add("- and " + (nvi.size() - MOST_TOLD) + " more");
            }
        }
        return site;
    }
}
