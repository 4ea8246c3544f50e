package io.github.vipnat.drill;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Protocol;
import io.github.vipnat.topology.Publication;
import io.github.vipnat.topology.Publication.Extent;
import io.github.vipnat.topology.Publication.Global;
import io.github.vipnat.topology.Topology;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Which ports are watched: those that answer before anything is pulled. A global that does not is either closed, or cannot be
 * reached from where we ask; then the VIP stands in for it, and that is said.
 */
final class TargetChoice {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int TRIES = 3;

    /** What the document serves; looked for behind a global that opens every port. */
    private static final List<Integer> USUAL = List.of(21, 53, 80, 443);

    private final Topology site;
    private final Probe probe;
    private final Set<Integer> asked;

    /** @param ports to look for behind a global that opens every port; none for the usual ones */
    TargetChoice(Topology site, Probe probe, List<Integer> ports) {
        this.site = site;
        this.probe = probe;
        this.asked = new TreeSet<>(ports.isEmpty() ? USUAL : ports);
    }

    /**
     * What came of it.
     *
     * @param notes what is not watched, or elsewhere, and why; a sentence each
     */
    record Chosen(List<ProbeTarget> targets, List<String> notes) {
        Chosen {
            targets = List.copyOf(targets);
            notes = List.copyOf(notes);
        }
    }

    Chosen choose() {
        List<Publication> wishes = site.routers().stream()
                .flatMap(router -> router.publish().stream())
                .toList();
        Set<ProbeTarget> answering =
                answering(wishes.stream().flatMap(this::candidates).distinct().toList());
        Set<ProbeTarget> targets = new LinkedHashSet<>();
        Set<String> notes = new LinkedHashSet<>();
        wishes.forEach(wish -> choose(wish, answering, targets, notes));
        return new Chosen(List.copyOf(targets), List.copyOf(notes));
    }

    private Stream<ProbeTarget> candidates(Publication wish) {
        Optional<Ipv4> global = global(wish);
        return wanted(wish.extent()).stream()
                .flatMap(wanted -> Stream.concat(
                        global.map(address -> wanted.at(address, wanted.outside())).stream(),
                        Stream.of(wanted.at(site.vip().address(), wanted.inside()))));
    }

    /** All at once: those that do not answer take as long together as one of them. */
    private Set<ProbeTarget> answering(List<ProbeTarget> all) {
        Set<ProbeTarget> answering = ConcurrentHashMap.newKeySet();
        List<Thread> askers = all.stream()
                .map(target -> new Thread(() -> {
                    if (answers(target)) {
                        answering.add(target);
                    }
                }))
                .toList();
        askers.forEach(Thread::start);
        try {
            for (Thread asker : askers) {
                asker.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return answering;
    }

    private static Optional<Ipv4> global(Publication wish) {
        return wish.global()
                .match(new Global.Cases<>(
                        (Global.Address address) -> Optional.of(address.address()),
                        (Global.OfInterface port) -> Optional.empty()));
    }

    private void choose(Publication wish, Set<ProbeTarget> answering, Set<ProbeTarget> targets, Set<String> notes) {
        Optional<Ipv4> global = global(wish);
        for (Wanted wanted : wanted(wish.extent())) {
            Optional<ProbeTarget> outside = global.map(address -> wanted.at(address, wanted.outside()));
            ProbeTarget inside = wanted.at(site.vip().address(), wanted.inside());
            if (outside.filter(answering::contains).isPresent()) {
                targets.add(outside.get());
            } else if (answering.contains(inside)) {
                targets.add(inside);
                notes.add(
                        wish.global() + " port " + wanted.outside()
                                + " is not reached from here, as where a router sends nothing back inside; the VIP is asked instead");
            } else {
                notes.add(inside.kind().word() + " port " + wanted.inside() + " does not answer now, neither on "
                        + wish.global() + " nor on the VIP; it is not watched");
            }
        }
    }

    /** A port outside and the one it leads to. */
    private record Wanted(ProbeKind kind, int outside, int inside) {
        ProbeTarget at(Ipv4 address, int port) {
            return new ProbeTarget(kind, address, port);
        }
    }

    private List<Wanted> wanted(Extent extent) {
        return extent.match(new Extent.Cases<>(
                (Extent.Full full) -> asked.stream()
                        .map(port -> new Wanted(ProbeKind.of(port), port, port))
                        .toList(),
                (Extent.Ports ports) ->
                        ports.ports().stream().flatMap(TargetChoice::wanted).toList()));
    }

    /** Of UDP only DNS says whether it is there. */
    private static Stream<Wanted> wanted(Publication.PortPair pair) {
        ProbeKind kind = ProbeKind.of(pair.localPort());
        boolean isUdp = pair.global().protocol() == Protocol.UDP;
        if (isUdp != (kind == ProbeKind.DNS)) {
            return isUdp
                    ? Stream.of()
                    : Stream.of(new Wanted(ProbeKind.TCP, pair.global().number(), pair.localPort()));
        }
        return Stream.of(new Wanted(kind, pair.global().number(), pair.localPort()));
    }

    private boolean answers(ProbeTarget target) {
        for (int i = 0; i < TRIES; i++) {
            if (probe.ask(target, PATIENCE).isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
