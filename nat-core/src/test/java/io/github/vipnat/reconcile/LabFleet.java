package io.github.vipnat.reconcile;

import io.github.vipnat.apply.Progress;
import io.github.vipnat.apply.journal.RunStore;
import io.github.vipnat.lab.SimulatedRouter;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.topology.reader.TopologyReader;
import io.github.vipnat.transport.hostkey.KnownHosts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A site with several routers, {@code r1} and so on, all as in the document. */
final class LabFleet implements AutoCloseable {

    private static final String ROUTER = """
              - name: r%d
                address: 127.0.0.1
                port: %d
                username: netops
                password: env:IOS_PASSWORD
                enable: env:IOS_ENABLE
                publish:
                  - { global: 172.18.55.51, as: full, exposure: accepted }
                  - { global: 192.168.4.51, as: full, exposure: accepted }
            """;

    final List<SimulatedRouter> routers;
    final Topology topology;
    final Path folder;

    /** @param more further lines about the router of that number, such as its jump hosts */
    LabFleet(Path folder, int many, IntFunction<String> more) throws IOException {
        this.folder = folder;
        SimulatedRouter.Builder builder = SimulatedRouter.builder()
                .configuration(LabSite.CONFIGURATION)
                .user("netops", "secret")
                .enableSecret("letmein");
        routers = Stream.generate(builder::start).limit(many).toList();
        routers.forEach(router -> router.setArp(LabSite.VIP, "0015.5d0a.0b01"));
        Files.writeString(
                folder.resolve("known_hosts"),
                routers.stream().map(router -> router.knownHostsLine() + "\n").collect(Collectors.joining()));
        String described = IntStream.rangeClosed(1, many)
                .mapToObj(number -> ROUTER.formatted(number, router(number).port()) + more.apply(number))
                .collect(Collectors.joining());
        topology = new TopologyReader(folder).read(folder.resolve("cluster.yaml"), """
                cluster: web
                vip: 10.51.10.67/16
                nodes:
                  - { name: vm1, address: 10.51.10.11 }
                  - { name: vm2, address: 10.51.10.12 }
                routers:
                """ + described);
    }

    LabFleet(Path folder, int many) throws IOException {
        this(folder, many, number -> "");
    }

    /** The router of that number, from 1. */
    SimulatedRouter router(int number) {
        return routers.get(number - 1);
    }

    Fleet fleet(int parallel) {
        return new Fleet(topology, LabSite.surroundings(folder, Progress.silent()), parallel);
    }

    List<RouterResult<PlanReview>> plan(int parallel) {
        return fleet(parallel).each(topology.routers(), Reconciler::plan);
    }

    /** What may be applied, planned beforehand. */
    List<PlanReview> reviews() {
        return plan(4).stream().flatMap(result -> result.finished().stream()).toList();
    }

    KnownHosts knownHosts() {
        return new KnownHosts(folder.resolve("known_hosts"));
    }

    RunStore store() {
        return new RunStore(folder.resolve("state"), Clock.systemUTC(), "tester");
    }

    @Override
    public void close() {
        routers.forEach(SimulatedRouter::close);
    }
}
