package io.github.vipnat.lab.netfilter;

import io.github.vipnat.lab.PacketPlane;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A router whose packets Linux forwards, in a network namespace of its own.
 *
 * <pre>{@code
 * SimulatedRouter.builder()
 *         .packetPlane(NetfilterPlane.in("router", Map.of(
 *                 "GigabitEthernet0/0", "inside", "GigabitEthernet0/1", "wan1")))
 * }</pre>
 *
 * <p>The namespace's devices have their addresses, and {@code net.ipv4.ip_forward} is on, before the router starts; the plane adds
 * the NAT: port and full statics, an address for every global of a connected subnet (ios-facts 8, "alias"), FTP's payload. Rules
 * with a VRF or a route-map, {@code network} and {@code esp} statics and dynamic rules are configuration without packets.
 *
 * <p>Needs root, a namespace named by {@code ip netns}, and the programs {@code nsenter}, {@code ip}, {@code nft}, {@code conntrack}
 * and {@code ping}.
 */
public final class NetfilterPlane implements PacketPlane {

    /** Of ending connections that end by themselves meanwhile. */
    private static final int TRIES = 10;

    private final KernelTools programs;
    private final Map<String, String> devices;
    private List<Translation> present = List.of();
    private Set<Ruleset.Alias> aliases = Set.of();

    private NetfilterPlane(KernelTools programs, Map<String, String> devices) {
        this.programs = programs;
        this.devices = Map.copyOf(devices);
    }

    /**
     * In a network namespace that is there already.
     *
     * @param devices the kernel's name of each of the router's interfaces
     */
    public static NetfilterPlane in(String namespace, Map<String, String> devices) {
        return new NetfilterPlane(KernelTools.in(namespace), devices);
    }

    @Override
    public boolean isReal() {
        return true;
    }

    @Override
    public void mirror(List<Port> ports, List<Translation> rules) {
        Ruleset ruleset = new Ruleset(devices, ports, rules);
        Set<Ruleset.Alias> wanted = ruleset.aliases(ports);
        aliases("add", wanted, aliases);
        try {
            programs.feed(ruleset.text(), "nft", "-f", "-");
        } catch (RuntimeException e) {
            aliases("del", wanted, aliases); // the rules are as before, so the addresses are, too
            throw e;
        }
        aliases("del", aliases, wanted);
        aliases = wanted;
        Set<Translation> gone = new LinkedHashSet<>(present);
        rules.forEach(gone::remove);
        present = List.copyOf(rules);
        feed(ConnectionEndings.ofRules(gone, rules));
        if (ConnectionEndings.orphanData(gone)) {
            feed(ConnectionEndings.ofData(gone, rules, tracked()));
        }
    }

    private void aliases(String verb, Set<Ruleset.Alias> of, Set<Ruleset.Alias> without) {
        StringBuilder batch = new StringBuilder();
        of.stream()
                .filter(alias -> !without.contains(alias))
                .forEach(alias ->
                        batch.append("addr %s %s/32 dev %s\n".formatted(verb, alias.address(), alias.device())));
        if (!batch.isEmpty()) {
            programs.feed(batch.toString(), "ip", "-batch", "-");
        }
    }

    /** The program gives up at a connection that ends by itself just then; what is left to end is ended by another try. */
    private void feed(Set<String> endings) {
        String input = String.join("\n", endings) + "\n";
        boolean done = endings.isEmpty();
        for (int tries = 0; !done; tries++) {
            if (tries == TRIES) {
                throw new IllegalStateException("packet plane: not ended in " + TRIES + " tries:\n" + input);
            }
            done = programs.feedUnless("such conntrack doesn't exist", input, "conntrack", "-R", "-");
        }
    }

    private List<TrackedConnection> tracked() {
        return programs.run("conntrack", "-L")
                .lines()
                .flatMap(line -> TrackedConnection.parse(line).stream())
                .toList();
    }

    @Override
    public Optional<List<Flow>> flows() {
        return Optional.of(
                tracked().stream().flatMap(row -> row.flow().stream()).toList());
    }

    @Override
    public void end(List<Flow> flows) {
        if (!flows.isEmpty()) {
            feed(ConnectionEndings.ofFlows(Set.copyOf(flows), tracked()));
        }
    }

    @Override
    public Optional<List<Neighbour>> neighbours() {
        List<Neighbour> rows = new ArrayList<>();
        for (String device : devices.values()) {
            programs.run("ip", "-s", "neigh", "show", "dev", device)
                    .lines()
                    .flatMap(line -> NeighbourLine.parse(line).stream())
                    .forEach(rows::add);
        }
        return Optional.of(List.copyOf(rows));
    }

    @Override
    public void refresh(String address) {
        for (String device : devices.values()) {
            boolean known = !programs.run("ip", "neigh", "show", "to", address, "dev", device)
                    .isBlank();
            if (known) {
                programs.run("ip", "neigh", "flush", "to", address, "dev", device);
                programs.run("ip", "neigh", "replace", address, "dev", device, "nud", "none", "use");
            }
        }
    }

    @Override
    public Optional<Boolean> ping(String address) {
        return Optional.of(programs.succeeds("ping", "-n", "-q", "-c", "1", "-W", "1", address));
    }

    @Override
    public void close() {
        aliases("del", aliases, Set.of());
        aliases = Set.of();
        present = List.of();
        programs.feed("table ip " + Ruleset.TABLE + "\ndelete table ip " + Ruleset.TABLE + "\n", "nft", "-f", "-");
        programs.run("conntrack", "-F");
    }
}
