package io.github.vipnat.report;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.apply.Progress;
import io.github.vipnat.reconcile.PlanReview;
import io.github.vipnat.reconcile.Reconciler;
import io.github.vipnat.reconcile.RouterResult;
import io.github.vipnat.reconcile.Surroundings;
import io.github.vipnat.secret.SecretPrompt;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.topology.reader.TopologyReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A golden plan's site and router, planned from its files. */
record PageCase(Path folder) {

    static final Path PLANS = Path.of("src/test/resources/golden/plan");

    private static final Instant AT = Instant.parse("2026-11-28T16:00:00Z");

    static PageCase named(String name) {
        return new PageCase(PLANS.resolve(name));
    }

    Topology topology() {
        return new TopologyReader(folder).read(folder.resolve("cluster.yaml"), read("cluster.yaml"));
    }

    ChangeTicket ticket(String author, String ticket) {
        Map<Ipv4, String> hosts = new HashMap<>();
        topology().nodes().forEach(node -> hosts.put(node.address(), node.name()));
        hosts.put(topology().vip().address(), "VIP");
        return new ChangeTicket(
                author, AT, ticket, hosts, Optional.of(topology().vip().address()));
    }

    PlanReview review() {
        return review(read("running.cfg"));
    }

    PlanReview review(String running) {
        Surroundings nowhere =
                Surroundings.of(Map.of("HOME", "/nonexistent", "USER", "ann"), SecretPrompt.none(), Progress.silent());
        return new Reconciler(topology(), nowhere).plan(topology().routers().get(0), running, "running.cfg");
    }

    RouterResult<PlanReview> planned() {
        PlanReview review = review();
        return new RouterResult.Finished<>(review.router(), review);
    }

    String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> names() {
        return List.of("document", "zone-policy", "nothing-to-do", "route-map-twins", "half-migrated");
    }
}
