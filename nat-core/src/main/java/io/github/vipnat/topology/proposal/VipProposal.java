package io.github.vipnat.topology.proposal;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.nat.ConfigLine;
import io.github.vipnat.nat.RouterView;
import io.github.vipnat.topology.Publication.Global;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which address may be the VIP. A router does not know; it may give a hint, and each hint is told together with how much
 * it is worth.
 *
 * @param notes why this address, or what to put there
 */
record VipProposal(Optional<Ipv4> vip, List<String> notes) {

    private static final Pattern CALLED_VIP =
            Pattern.compile("(?i)(?<![a-z])(vip|virtual[ _-]?ip|vrrp|keepalived|floating)(?![a-z])");
    private static final Pattern ADDRESS = Pattern.compile("(?<![0-9.])[0-9]{1,3}(\\.[0-9]{1,3}){3}(?![0-9.])");

    /** More are not told, since they are no hint any more. */
    private static final int MOST_TOLD = 5;

    /** @param neighbours the hosts among which the nodes are; the VIP would be one of them or unknown so far */
    static VipProposal of(RouterView view, List<InsideLocal> neighbours) {
        return Stream.of(named(view, neighbours), sharing(neighbours), besidePorts(neighbours), alone(neighbours))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> new VipProposal(Optional.empty(), nothingSaid(neighbours)));
    }

    /** A line that names an address of the network and uses a word for a virtual address. */
    private static Optional<VipProposal> named(RouterView view, List<InsideLocal> neighbours) {
        Map<Ipv4, Integer> named = new LinkedHashMap<>();
        view.lines().stream()
                .filter(line -> !line.text().contains("ip nat "))
                .filter(line -> CALLED_VIP.matcher(line.text()).find())
                .forEach(line -> addresses(line)
                        .filter(address -> isAmong(neighbours, address))
                        .filter(address -> view.ownerOf(address).isEmpty())
                        .forEach(address -> named.putIfAbsent(address, line.number())));
        if (named.isEmpty() || named.size() > MOST_TOLD) {
            return Optional.empty();
        }
        String places = named.entrySet().stream()
                .map(entry -> entry.getKey() + " (line " + entry.getValue() + ")")
                .collect(Collectors.joining(", "));
        return Optional.of(
                named.size() == 1
                        ? known(
                                named.keySet().iterator().next(),
                                "Almost certain: the configuration calls " + places + " a virtual address.")
                        : new VipProposal(
                                Optional.empty(),
                                List.of("Take the one of this site; the configuration calls several virtual: " + places
                                        + ".")));
    }

    private static Stream<Ipv4> addresses(ConfigLine line) {
        return ADDRESS.matcher(line.text())
                .results()
                .map(MatchResult::group)
                .flatMap(text -> Ipv4.parse(text).stream());
    }

    private static boolean isAmong(List<InsideLocal> neighbours, Ipv4 address) {
        return neighbours.stream()
                .anyMatch(local -> local.address().equals(address)
                        || local.network()
                                .filter(network -> network.contains(address, local.vrf()))
                                .filter(network -> !network.own().network().equals(address))
                                .isPresent());
    }

    /** A full static of a global on which a neighbour has port rules: the two serve one site. */
    private static Optional<VipProposal> sharing(List<InsideLocal> neighbours) {
        Set<Global> withPorts = portRuled(neighbours).stream()
                .flatMap(local -> local.globals().stream())
                .collect(Collectors.toSet());
        List<InsideLocal> sharing = fullOnly(neighbours).stream()
                .filter(full -> full.globals().stream().anyMatch(withPorts::contains))
                .toList();
        return only(sharing)
                .map(full -> known(
                        full.address(),
                        "Very likely: " + full
                                + " has a full static of a global on which a neighbour has port rules."));
    }

    /** A full static among neighbours with port rules: half a migration, or simply another server; so it is not named. */
    private static Optional<VipProposal> besidePorts(List<InsideLocal> neighbours) {
        List<InsideLocal> full = fullOnly(neighbours);
        if (full.isEmpty() || portRuled(neighbours).isEmpty()) {
            return Optional.empty();
        }
        String note = only(full)
                .map(one -> one + " may be the VIP already: it has full statics (" + texts(one.globals())
                        + ") beside neighbours with port rules. Half a migration looks like that, and so does another"
                        + " server. If it is the VIP, put it here and its globals under publish; or else put "
                        + freeAddress(neighbours) + ".")
                .orElseGet(() -> "One of these may be the VIP already, having full statics alone: "
                        + texts(full.stream().limit(MOST_TOLD).toList()) + "; or else " + freeAddress(neighbours)
                        + ".");
        return Optional.of(new VipProposal(Optional.empty(), List.of(note)));
    }

    /** Full statics of several globals and nothing else: a migration leaves them, and so does a server of two providers. */
    private static Optional<VipProposal> alone(List<InsideLocal> neighbours) {
        List<InsideLocal> published = fullOnly(neighbours).stream()
                .filter(full -> full.globals().size() > 1)
                .toList();
        return only(published)
                .map(full -> new VipProposal(
                        Optional.empty(),
                        List.of(full
                                + " may be the VIP already: it has full statics of several globals and no port rules,"
                                + " as after a migration. If it is, put it here. If it is a server's own address, make"
                                + " it a node, and put your VIP here.")));
    }

    private static List<String> nothingSaid(List<InsideLocal> neighbours) {
        return neighbours.isEmpty()
                ? List.of()
                : List.of("The configuration does not name the VIP: " + freeAddress(neighbours) + ".");
    }

    private static String freeAddress(List<InsideLocal> neighbours) {
        return "an address"
                + neighbours.stream()
                        .flatMap(local -> local.network().stream())
                        .findFirst()
                        .map(network -> " of " + network)
                        .orElse("")
                + " that is no server's own";
    }

    private static VipProposal known(Ipv4 vip, String note) {
        return new VipProposal(Optional.of(vip), List.of(note));
    }

    private static List<InsideLocal> fullOnly(List<InsideLocal> locals) {
        return locals.stream().filter(InsideLocal::hasOnlyFullStatics).toList();
    }

    private static List<InsideLocal> portRuled(List<InsideLocal> locals) {
        return locals.stream().filter(local -> !local.hasOnlyFullStatics()).toList();
    }

    private static Optional<InsideLocal> only(List<InsideLocal> locals) {
        return locals.size() == 1 ? Optional.of(locals.get(0)) : Optional.empty();
    }

    private static String texts(List<?> items) {
        return items.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
