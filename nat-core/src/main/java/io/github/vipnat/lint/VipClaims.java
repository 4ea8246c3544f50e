package io.github.vipnat.lint;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Ipv4Prefix;
import io.github.vipnat.lint.LintRule.Subject;
import io.github.vipnat.nat.GlobalSide;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.NatPool;
import io.github.vipnat.nat.OtherForm;
import io.github.vipnat.nat.OtherForm.Dynamic;
import io.github.vipnat.nat.OtherLine;
import io.github.vipnat.nat.Route;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who else speaks for the VIP: NAT that has it on its outer side, pools, routes by it, and {@link LineClaims}. */
record VipClaims(Subject subject) {

    private static final String ANSWERS =
            "the router answers ARP for such an address itself, and translates what is sent to it, so that the nodes and"
                    + " the router meet as two holders of one address";

    private static final String OTHERS =
            "another host is given the address, or seen by it, and takes what is meant for the nodes";

    /**
     * One of them.
     *
     * @param what goes on after "the VIP A"
     */
    record Claim(String what, String why, String fix) {}

    /** NAT and pools are the global table's; a route is its VRF's. */
    Stream<Claim> all() {
        Stream<Claim> ofRoutes = subject.view().routing().routes().stream()
                .filter(route -> subject.vrfs().contains(route.nextHopVrf()))
                .filter(route -> route.nextHop().equals(Optional.of(vip())))
                .map(this::nextHop);
        return subject.vrfs().contains(Optional.<String>empty())
                ? Stream.of(statics(), others(), pools(), gateways(), new LineClaims(subject).all(), ofRoutes)
                        .flatMap(each -> each)
                : ofRoutes;
    }

    private Ipv4 vip() {
        return subject.topology().vip().address();
    }

    /** ios-facts 8, "alias": a global in a connected network becomes an address that the router answers for. */
    private Stream<Claim> statics() {
        return subject.plan().kept().stream()
                .filter(entry -> isVip(entry.rule().mapping().globalSide()))
                .map(NatEntry::line)
                .map(line -> out("is the global of another rule: " + line, ANSWERS, line));
    }

    private boolean isVip(GlobalSide side) {
        return subject.addresses().isSameOutside(side, new GlobalSide.OfAddress(vip()));
    }

    private Stream<Claim> others() {
        return subject.view().nat().others().stream()
                .filter(other -> names(other.form()))
                .map(OtherLine::text)
                .map(line -> out("is an address that another rule translates: " + line, ANSWERS, line));
    }

    private boolean names(OtherForm form) {
        return form.match(new OtherForm.Cases<>(
                (Dynamic dynamic) -> false,
                (OtherForm.Pool pool) -> false,
                (OtherForm.OutsideStatic outside) -> isLocal(outside.pairing()),
                (OtherForm.Destination destination) -> false,
                (OtherForm.DestinationStatic destination) ->
                        destination.global().equals(vip()),
                (OtherForm.NviStatic nvi) -> isVip(nvi.rule().mapping().globalSide()),
                (OtherForm.Setting setting) -> false));
    }

    /** Hosts inside would see a foreign host by the VIP; what names it itself is {@link OutsideRuleOnGlobal}'s. */
    private boolean isLocal(OtherForm.Pairing pairing) {
        return pairing.match(new OtherForm.Pairing.Cases<>(
                (OtherForm.Pairing.Addresses one) -> false,
                (OtherForm.Pairing.Ports one) -> false,
                (OtherForm.Pairing.Networks whole) -> isIn(whole)));
    }

    private boolean isIn(OtherForm.Pairing.Networks whole) {
        String mask = whole.mask();
        Optional<Ipv4Prefix> network = mask.startsWith("/")
                ? Ipv4Prefix.parse(whole.local() + mask)
                : Ipv4.parse(mask).flatMap(bits -> Ipv4Prefix.ofMask(whole.local(), bits));
        return network.filter(local -> local.contains(vip())).isPresent();
    }

    /** The pool of an {@code inside destination} holds hosts that serve, and the VIP may be one. */
    private Stream<Claim> pools() {
        return subject.pools().stream()
                .filter(pool -> pool.contains(vip()) && isHandedOut(pool))
                .map(this::pool);
    }

    private boolean isHandedOut(NatPool pool) {
        return subject.view().nat().others(Dynamic.class).stream()
                .anyMatch(dynamic -> OtherForm.poolOf(dynamic).equals(Optional.of(pool.name())));
    }

    private Claim pool(NatPool pool) {
        return new Claim(
                "lies in the pool " + pool.name() + " of a dynamic rule",
                OTHERS,
                "take it out of the pool, or use a VIP outside of it:  " + Paste.section("ip nat pool " + pool.name()));
    }

    /** What listens on the VIP itself; a virtual server and an alias are {@link LineClaims}'s. */
    private Stream<Claim> gateways() {
        return subject.view().services().stream()
                .filter(service -> service.side().filter(this::isVip).isPresent())
                .filter(service -> !service.text().startsWith("ip "))
                .map(service -> new Claim(
                        "is where the router itself listens: " + service.text(),
                        "the router takes the address for its own, and the nodes meet it as a second holder of it",
                        Paste.lines(
                                "use another VIP, or switch it off on the router",
                                service.off(),
                                Paste.section(service.off().get(0).strip()))))
                .distinct();
    }

    private Claim nextHop(Route route) {
        String line = route.text();
        return new Claim(
                "is the next hop of a route: " + line,
                "if that is another router's address, it and the nodes are two holders of one address; if the nodes do"
                        + " route for that network, this is right",
                Paste.lines(
                        "unless the nodes route for it, give the route its own next hop, on the router",
                        List.of(" no " + line, " " + line.replaceFirst(" " + vip() + "(?= |$)", " NEXT-HOP")),
                        "show running-config | include ^ip route"));
    }

    private static Claim out(String what, String why, String line) {
        return new Claim(
                what, why, Paste.command("use another VIP, or take the line out", "no " + line, Paste.NAT_LINES));
    }
}
