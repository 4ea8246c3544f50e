package io.github.vipnat.agent;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.agent.Situation.Others;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.reconcile.RouterWatch;
import io.github.vipnat.reconcile.RouterWatch.Depth;
import io.github.vipnat.topology.AgentSettings.Policy;
import io.github.vipnat.topology.Router;
import io.github.vipnat.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The rounds an agent goes while cluster.yaml stays the same: every router in its order, a pair's two one after the other. */
final class Rounds implements AutoCloseable {

    /** Within this much after a partition has healed the routers know. */
    private static final Duration REMIND = Duration.ofSeconds(4);

    /** A configuration that was as wished is read again this often, however well the numbers look. */
    private static final Duration READ_AGAIN = Duration.ofHours(6);

    /** Ends without anything to catch. */
    interface Closer extends AutoCloseable {
        @Override
        void close();
    }

    private final Topology topology;
    private final AgentSetup setup;
    private final Inbox inbox;
    private final Metrics metrics;
    private final List<RouterDuty> duties;
    private final Map<String, AgentStatus.RouterLine> lines = new LinkedHashMap<>();
    private boolean wasHolding;
    private Optional<Instant> lastRead = Optional.empty();
    private Optional<Long> unverifiedSince = Optional.empty();
    private long lastTold = System.nanoTime();

    /** Found beside the rounds, so that nobody waits the second it takes. */
    private volatile Others others = new Others.NotAsked();

    Rounds(Topology topology, AgentSetup setup, Inbox inbox, Metrics metrics) {
        this.topology = topology;
        this.setup = setup;
        this.inbox = inbox;
        this.metrics = metrics;
        this.duties = topology.routers().stream().map(this::duty).toList();
    }

    Duration interval() {
        return topology.agent().interval();
    }

    /** For the log. */
    String describe() {
        String read = duties.stream()
                .map(duty -> duty.router() + (duty.hasAccount() ? "" : " (told by ARP only: no account)"))
                .reduce((one, other) -> one + ", " + other)
                .orElse("none");
        return "cluster " + topology.cluster() + ", VIP " + topology.vip().address() + ", policy "
                + topology.agent().policy().name().toLowerCase(Locale.ROOT) + ", routers " + read;
    }

    /** Whether the VIP came or went since the last round. */
    boolean presenceChanged() {
        return setup.host().holding(topology.vip().address()).isPresent() != wasHolding;
    }

    /**
     * Goes one round.
     *
     * @return whether there is nothing to come back for before the timer
     */
    boolean round(Inbox.News news) {
        Round round = new Round(topology, setup, inbox, metrics);
        metrics.add("events_total", "", news.events());
        metrics.set("lines_not_understood_total", "", (double) inbox.notUnderstood());
        wasHolding = round.holding().isPresent();
        Optional<Decision> host = FailoverPolicy.ofHost(ofHost(round));
        boolean contradicted = host.filter(decision -> decision.action() == Decision.Action.ASK_FOR_OTHERS)
                .isPresent();
        if (contradicted || (wasHolding && others instanceof Others.Somebody)) {
            round.askForOthers();
            others = round.others();
            host = FailoverPolicy.ofHost(ofHost(round));
        }
        if (host.isPresent()) {
            unverifiedSince = Optional.empty();
            Decision decision = host.get();
            duties.forEach(duty -> decided(round, duty.router(), decision));
            return decision.isSettled();
        }
        return visit(round, news);
    }

    private static Situation ofHost(Round round) {
        return round.situation("", new Situation.View.NoAccount(), 0, List.of(), Optional.empty());
    }

    private boolean visit(Round round, Inbox.News news) {
        if (news.isEvent()) {
            unverifiedSince = unverifiedSince.or(() -> Optional.of(news.firstAt()));
            tell(round);
        }
        Depth depth = depth(news, round.now());
        List<String> verified = new ArrayList<>();
        boolean settled = true;
        for (RouterDuty duty : inTurn()) {
            Decision decision = duty.visit(round, depth, () -> {
                verified.add(duty.router());
                verified(verified.size());
            });
            decided(round, duty.router(), decision, duty.acted());
            settled &= decision.isSettled();
            if (!topology.agent().warmSession()) {
                duty.close();
            }
        }
        if (news.isEvent()) {
            lookForOthers(round);
        }
        return settled;
    }

    /**
     * Tells the routers again, unhurried, for as long as this host holds the VIP: after a partition has healed the true master
     * may hear of it by nothing at all (netlab-facts 4). Not while somebody else answers for the VIP too.
     */
    void remind() {
        boolean due = System.nanoTime() - lastTold >= REMIND.toNanos();
        if (due && wasHolding && !(others instanceof Others.Somebody)) {
            Round round = new Round(topology, setup, inbox, metrics);
            boolean contradicted =
                    round.fact().filter(event -> !event.state().claimsVip()).isPresent();
            if (!contradicted) {
                lastTold = System.nanoTime();
                round.remind(lanAddresses());
            }
        }
    }

    /** In their order, but whoever was not reached the last time comes last: its silence may take long. */
    private List<RouterDuty> inTurn() {
        return duties.stream()
                .sorted(Comparator.comparing(duty -> Optional.ofNullable(lines.get(duty.router()))
                        .filter(line -> line.decision().equals("router-unknown"))
                        .isPresent()))
                .toList();
    }

    private void tell(Round round) {
        lastTold = System.nanoTime();
        round.tellAtOnce(lanAddresses());
    }

    private List<Ipv4> lanAddresses() {
        return duties.stream()
                .flatMap(duty -> duty.lanAddresses().stream())
                .distinct()
                .toList();
    }

    /** Whoever has just become master, or heard another one, may have another one beside itself. */
    private void lookForOthers(Round round) {
        beside(() -> {
            round.askForOthers();
            others = round.others();
            if (others instanceof Others.Somebody) {
                inbox.wake();
            }
        });
    }

    private static void beside(Runnable work) {
        Thread thread = new Thread(work, "vipnat-others");
        thread.setDaemon(true);
        thread.start();
    }

    private void verified(int routers) {
        long readable = duties.stream().filter(RouterDuty::hasAccount).count();
        if (routers == readable) {
            unverifiedSince.ifPresent(since -> metrics.verified(Duration.ofNanos(System.nanoTime() - since)));
            unverifiedSince = Optional.empty();
        }
    }

    private Depth depth(Inbox.News news, Instant now) {
        boolean due = lastRead.map(last -> last.plus(READ_AGAIN).isBefore(now)).orElse(true);
        boolean asked =
                news.isEvent() || news.woken() || due || lines.values().stream().anyMatch(line -> !line.good());
        if (asked) {
            lastRead = Optional.of(now);
        }
        return asked ? Depth.CONFIGURATION : Depth.STATISTICS;
    }

    /** Said once, and again when it is another sentence or comes after something that was done. */
    private void decided(Round round, String router, Decision decision) {
        decided(round, router, decision, false);
    }

    private void decided(Round round, String router, Decision decision, boolean acted) {
        metrics.decided(router, decision, round.now());
        Optional<String> before = Optional.ofNullable(lines.get(router)).map(AgentStatus.RouterLine::sentence);
        if (acted || !before.equals(Optional.of(decision.sentence()))) {
            String line = router + ": " + decision.sentence();
            if (decision.isGood()) {
                setup.log().info(line);
            } else {
                setup.log().warning(line);
            }
        }
        lines.put(
                router,
                new AgentStatus.RouterLine(
                        router, decision.code(), decision.sentence(), decision.isGood(), round.now()));
    }

    /** Asked from another thread. */
    boolean isRepairing() {
        return duties.stream().anyMatch(RouterDuty::isRepairing);
    }

    AgentStatus status(Instant started) {
        Round round = new Round(topology, setup, inbox, metrics);
        Optional<String> frozen = setup.folder().frozen();
        metrics.set("holder", "", round.holding().isPresent() ? 1 : 0);
        metrics.set("frozen", "", frozen.isPresent() ? 1 : 0);
        return new AgentStatus(
                ProcessHandle.current().pid(),
                started,
                round.now(),
                topology.cluster(),
                topology.vip().address().toString(),
                topology.agent().policy().name().toLowerCase(Locale.ROOT),
                round.holding().map(Holding::interfaceName),
                round.fact().map(VrrpEvent::toString),
                frozen,
                setup.folder().repairs(round.now()),
                List.copyOf(lines.values()));
    }

    private RouterDuty duty(Router router) {
        List<Ipv4> lan = Ipv4.parse(router.host())
                .filter(topology.vip()::contains)
                .map(List::of)
                .orElse(List.of());
        return new RouterDuty(
                router.name(), new RouterWatch(topology, router, setup.surroundings()), hasAccount(router), lan);
    }

    /**
     * A password or a key. An agent that only looks may find the file of the whole site with a password that this host was
     * never given, and then does without.
     */
    private boolean hasAccount(Router router) {
        boolean named = router.password().isPresent() || router.key().isPresent();
        if (!named || topology.agent().policy() == Policy.REPAIR) {
            return named;
        }
        try {
            Stream.of(router.password(), router.enable())
                    .flatMap(Optional::stream)
                    .forEach(source -> setup.surroundings().secrets().resolve(source, "password of " + router.name()));
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }

    @Override
    public void close() {
        duties.forEach(RouterDuty::close);
    }
}
