package io.github.vipnat.lab.nat;

import io.github.vipnat.lab.PacketPlane;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The live side of the NAT table: which flows there are, whose children they are, and what clearing does. */
public final class Translations {

    /** The word of {@code ip nat outside source static GLOBAL LOCAL} that is the local address. */
    private static final int OUTSIDE_LOCAL = 6;

    /** The port of FTP's control connections. */
    private static final int FTP = 21;

    private final NatTable table;

    Translations(NatTable table) {
        this.table = table;
    }

    /**
     * A flow begins. It becomes a child of the static that maps it, the port form before the full one, or an entry of the first
     * dynamic line when no static does.
     *
     * @throws IllegalArgumentException when nothing configured would translate it
     */
    public void add(Flow flow) {
        String parent = owner(flow)
                .or(() -> table.dynamicLines().stream().findFirst())
                .orElseThrow(() -> new IllegalArgumentException("addFlow: no static and no dynamic rule translates "
                        + flow.insideLocal() + " to " + flow.insideGlobal()));
        table.flows().add(parent, flow);
    }

    /** The identity of the static a flow hangs on. */
    private Optional<String> owner(Flow flow) {
        String global = Flow.address(flow.insideGlobal());
        int globalPort = Flow.port(flow.insideGlobal());
        return table.rules()
                .owners(flow.protocol(), Flow.address(flow.insideLocal()), Flow.port(flow.insideLocal()))
                .filter(rule -> !rule.isPort() || rule.globalPort() == globalPort)
                .filter(rule -> globalOf(rule).equals(global))
                .map(StaticRule::identity)
                .findFirst();
    }

    /**
     * The identity of the static behind whose control connection FTP's payload translation made a flow (ios-facts 8, "ALG"). Whose
     * child such a flow is on IOS nobody could tell; without a parent it would neither be listed nor be asked about.
     */
    private Optional<String> payloadOwner(Flow flow) {
        return table.rules()
                .owners("tcp", Flow.address(flow.insideLocal()), FTP)
                .filter(rule -> flow.protocol().equals("tcp") && rule.localPort() == FTP)
                .filter(rule -> !rule.has(StaticOption.NO_PAYLOAD))
                .filter(rule -> globalOf(rule).equals(Flow.address(flow.insideGlobal())))
                .map(StaticRule::identity)
                .findFirst();
    }

    /** These flows and no others are live; those that no static translates are not shown. */
    public void replace(List<PacketPlane.Flow> live) {
        table.flows().clear();
        for (PacketPlane.Flow flow : live) {
            Flow child =
                    new Flow(flow.protocol(), flow.insideGlobal(), flow.insideLocal(), flow.outside(), flow.outside());
            owner(child)
                    .or(() -> payloadOwner(child))
                    .ifPresent(parent -> table.flows().add(parent, child));
        }
    }

    /** The statics that packets can follow: ports and whole addresses, in no VRF and under no route-map. */
    public List<PacketPlane.Translation> forPackets() {
        return table.rules().printed().stream()
                .filter(rule -> rule.isPort() || rule.protocol().isEmpty())
                .filter(rule -> !rule.has(StaticOption.VRF) && !rule.has(StaticOption.ROUTE_MAP))
                .filter(rule -> !globalOf(rule).isEmpty())
                .map(rule -> new PacketPlane.Translation(
                        rule.protocol(),
                        rule.local(),
                        rule.localPort(),
                        globalOf(rule),
                        rule.globalPort(),
                        !rule.isInterfaceForm() && !rule.has(StaticOption.NO_ALIAS),
                        !rule.has(StaticOption.NO_PAYLOAD)))
                .toList();
    }

    /** The address outside hosts talk to; empty while the interface has none. */
    String globalOf(StaticRule rule) {
        return rule.isInterfaceForm()
                ? table.surroundings().addressOf(rule.interfaceName()).orElse("")
                : rule.global();
    }

    /** Ends every flow of every VRF; statics stay (ios-facts 2.1, 7). */
    public List<Flow> clearAll() {
        return clear(vrf -> true, flow -> true);
    }

    /**
     * Ends the flows that fit, and says which they were.
     *
     * @param vrfs those whose flows are meant, by name; the global table has the empty one
     */
    public List<Flow> clear(Predicate<String> vrfs, Predicate<Flow> fits) {
        return table.flows().clear(parent -> vrfs.test(vrfOf(parent)), fits).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    /** A flow belongs to the VRF of the rule it hangs on. */
    String vrfOf(String parent) {
        return table.rules()
                .find(parent)
                .map(rule -> rule.option(StaticOption.VRF))
                .orElseGet(() -> NatLines.vrfOf(parent));
    }

    /** Whether the configuration defines this VRF. */
    public boolean hasVrf(String name) {
        return table.surroundings().hasVrf(name);
    }

    /** Flows that were cut come back as long as something translates them. */
    public void comeBack(List<Flow> cut) {
        cut.forEach(flow -> owner(flow).ifPresent(parent -> table.flows().add(parent, flow)));
    }

    /** Every flow there is. */
    public List<Flow> all() {
        return table.flows().all().stream()
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }

    /**
     * The addresses that want an ARP alias: inside globals (ios-facts 8, "alias") and the local side of outside statics (samples,
     * ip-aliases-static-nat); not with no-alias, not the interface form.
     */
    public Stream<String> aliases() {
        Stream<String> inside = table.rules().all().stream()
                .filter(rule -> !rule.isInterfaceForm()
                        && !rule.has(StaticOption.NO_ALIAS)
                        && rule.mask().isEmpty())
                .map(StaticRule::global);
        Stream<String> outside = table.outsideStatics().stream()
                .filter(line -> !line.contains(" no-alias"))
                .map(line -> line.split(" ", -1)[OUTSIDE_LOCAL]);
        return Stream.concat(inside, outside).distinct();
    }
}
