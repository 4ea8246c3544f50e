package io.github.vipnat.failover;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Ipv4Prefix;
import io.github.vipnat.apply.Interruption;
import io.github.vipnat.keepalived.conf.KeepalivedRelease;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.topology.AgentSettings;
import io.github.vipnat.topology.Node;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.topology.VrrpSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Nodes that elect as VRRP does and heed their levers as {@code vipnat-lever} does, on a clock of their own. */
final class FakeLan {

    static final Ipv4 VIP = Ipv4.of("10.0.0.9");

    /** vipnat is killed here. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static final long TAKEOVER = Duration.ofMillis(3400).toNanos();

    final Map<String, FakeNode> nodes = new LinkedHashMap<>();
    final List<String> said = new ArrayList<>();
    final List<String> chores = new ArrayList<>();
    long now = 1_000_000_000_000L;
    int calls;
    int killAt = -1;
    boolean killAfter;
    int interruptAt = -1;
    int choreStatus;
    Proof proof = Proof.none();
    Runnable whenCalled = () -> {};
    private String holder = "";
    private String coming = "";
    private long comesAt;

    FakeLan node(String name, int priority) {
        nodes.put(name, new FakeNode(this, name, "10.0.0." + (nodes.size() + 1), priority));
        return this;
    }

    static FakeLan pair() {
        FakeLan lan = new FakeLan().node("a", 100).node("b", 90);
        lan.settle();
        return lan;
    }

    void settle() {
        advance(Duration.ofMinutes(2));
    }

    String holder() {
        return holder;
    }

    void advance(Duration time) {
        long end = now + time.toNanos();
        while (now < end) {
            now = Math.min(end, now + Duration.ofMillis(100).toNanos());
            nodes.values().forEach(FakeNode::keep);
            elect();
        }
    }

    private void elect() {
        String best = nodes.values().stream()
                .filter(node -> node.runs && !node.isDeaf)
                .max(Comparator.comparingInt(FakeNode::effective))
                .map(node -> node.name)
                .orElse("");
        if (best.equals(holder)) {
            coming = "";
        } else if (!best.equals(coming)) {
            coming = best;
            comesAt = now + TAKEOVER;
        } else if (now >= comesAt) {
            holder = best;
            coming = "";
        }
    }

    void call() {
        calls++;
        whenCalled.run();
        advance(Duration.ofMillis(20));
    }

    Topology site() {
        List<Node> described = nodes.values().stream()
                .map(node -> new Node(
                        node.name, node.address, Optional.empty(), OptionalInt.of(node.priority), Optional.empty()))
                .toList();
        VrrpSettings vrrp = new VrrpSettings("V", "lan0", 51, Duration.ofSeconds(1), Optional.empty(), List.of());
        return new Topology(
                Path.of("cluster.yaml"),
                "web",
                new Ipv4Prefix(VIP, 32),
                described,
                Optional.of(vrrp),
                List.of(),
                AgentSettings.usual(),
                Optional.empty());
    }

    Failover failover() {
        Interruption interruption = () -> interruptAt >= 0 && calls >= interruptAt;
        return new Failover(
                site(),
                List.copyOf(nodes.values()),
                new Setting(proof, this::advance, () -> now, interruption, said::add, (command, meanwhile) -> {
                    chores.add(command);
                    advance(Duration.ofSeconds(12));
                    meanwhile.run();
                    return choreStatus;
                }));
    }

    FailoverRequest request(String target) {
        return new FailoverRequest(
                target,
                Optional.of(Duration.ofHours(2)),
                Optional.empty(),
                Optional.empty(),
                Optional.of("promote"),
                Optional.of("announce"),
                new LeverState.Author("ann", "desk", "new kernel"));
    }

    FailoverOutcome failOver(String target) {
        Failover failover = failover();
        return failover.carryOut(failover.review(request(target)));
    }

    /** One node. */
    static final class FakeNode implements NodeHand {

        final String name;
        final Ipv4 address;
        final int priority;
        private final FakeLan lan;
        int number;
        boolean runs = true;
        boolean isDeaf;
        boolean isLost;
        boolean hasHelper = true;
        Set<String> processes = Set.of("nginx");
        List<NodeStand.Advert> heard = List.of(new NodeStand.Advert(Ipv4.of("10.0.0.1"), 51, 100));
        Optional<String> token = Optional.empty();
        Optional<String> pulledBy = Optional.empty();
        boolean isStandby;
        private long until;
        private long standbyUntil;

        FakeNode(FakeLan lan, String name, String address, int priority) {
            this.lan = lan;
            this.name = name;
            this.address = Ipv4.of(address);
            this.priority = priority;
        }

        int effective() {
            return priority + number;
        }

        boolean isPulled() {
            return pulledBy.isPresent();
        }

        /** The two keepers, each second. */
        void keep() {
            token = token.filter(held -> lan.now <= until);
            boolean isDue = isStandby ? lan.now > standbyUntil : !pulledBy.equals(token);
            if (isPulled() && isDue) {
                putBack();
            }
        }

        private void putBack() {
            number = 0;
            isStandby = false;
            pulledBy = Optional.empty();
        }

        @Override
        public String node() {
            return name;
        }

        private void reach() {
            boolean isKilled = lan.calls == lan.killAt;
            if (isKilled && !lan.killAfter) {
                throw new Killed();
            }
            lan.call();
            if (isLost) {
                throw new NodeLost(Problem.risk("node-not-asked", name, name + " is gone", "why", "fix"));
            }
        }

        private void die(int before) {
            if (before == lan.killAt && lan.killAfter) {
                throw new Killed();
            }
        }

        @Override
        public synchronized NodeStand look(Duration listen) {
            synchronized (lan) {
                int before = lan.calls;
                reach();
                if (!hasHelper) {
                    throw new LeverRefused(LeverRefused.MISSING, "sudo: a password is required");
                }
                die(before);
                return new NodeStand(
                        name,
                        addressesNow(),
                        Set.of(),
                        runs,
                        KeepalivedRelease.V2_2,
                        Map.of("/etc/keepalived/keepalived.conf", conf()),
                        Map.of("/run/vipnat/standby", number),
                        processes,
                        Set.of("tcp 0.0.0.0:80"),
                        listen.isZero() ? Optional.empty() : Optional.of(heard),
                        state());
            }
        }

        private LeverState state() {
            LeverState.Author author = new LeverState.Author("bob", "laptop", "kernel");
            return new LeverState(
                    token.map(held -> new LeverState.Lock(author, Duration.ofSeconds(9))),
                    pulledBy.map(by -> new LeverState.Pulled(
                            "track-file", isStandby, "b", author, Duration.ofMinutes(3), Optional.empty())),
                    2);
        }

        private String conf() {
            return """
                    vrrp_track_process web { process nginx
                     weight -11
                     }
                    vrrp_track_file s { file /run/vipnat/standby }
                    vrrp_instance V {
                      interface lan0
                      virtual_router_id 51
                      priority %d
                      virtual_ipaddress { 10.0.0.9 }
                      track_process { web }
                      track_file { s }
                    }
                    """.formatted(priority);
        }

        private List<Ipv4> addressesNow() {
            return lan.holder().equals(name) ? List.of(address, VIP) : List.of(address);
        }

        @Override
        public List<Ipv4> addresses() {
            int before = lan.calls;
            reach();
            List<Ipv4> now = addressesNow();
            die(before);
            return now;
        }

        @Override
        public void lever(String verb, String... words) {
            int before = lan.calls;
            reach();
            act(verb, words);
            die(before);
        }

        private void act(String verb, String... words) {
            keep();
            Optional<String> mine = Optional.of(words[0]);
            if (verb.equals("take")) {
                if (token.isPresent() && !token.equals(mine)) {
                    throw new LeverRefused(
                            LeverRefused.HELD,
                            "lock.token x\nlock.author bob\nlock.host laptop\nlock.reason kernel\nrefused held\n");
                }
                token = mine;
                renew(words[1]);
                return;
            }
            if (verb.equals("release")) {
                token = token.filter(held -> !held.equals(words[0]));
                keep();
                return;
            }
            if (!token.equals(mine)) {
                throw new LeverRefused(LeverRefused.NOT_YOURS, "refused the lock is not yours, or it ran out\n");
            }
            switch (verb) {
                case "renew" -> renew(words[1]);
                case "pull" -> {
                    pulledBy = mine;
                    isStandby = false;
                    number = Integer.parseInt(words[4]);
                }
                case "confirm" -> {
                    isStandby = isPulled();
                    standbyUntil = lan.now
                            + Duration.ofSeconds(Long.parseLong(words[1])).toNanos();
                }
                case "back" -> putBack();
                default -> throw new IllegalArgumentException(verb);
            }
        }

        private void renew(String seconds) {
            until = lan.now + Duration.ofSeconds(Long.parseLong(seconds)).toNanos();
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
