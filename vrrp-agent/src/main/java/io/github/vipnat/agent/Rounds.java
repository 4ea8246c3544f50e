package io.github.vipnat.agent;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.agent.Situation.Others;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.reconcile.RouterWatch;
import io.github.vipnat.topology.AgentSettings.Policy;
import io.github.vipnat.topology.Router;
import io.github.vipnat.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * The agent while cluster.yaml stays the same. Whoever hears the news never waits for a router: it tells them all by ARP and
 * calls those who see to them ({@link Beat}, docs/adr/0012).
 */
final class Rounds {

    /** Two masters are looked for again this often, in place of the reminder. */
    private static final Duration ASK_AGAIN = Duration.ofSeconds(3);

    /** As often, while nothing but a word of VRRP speaks for another one. */
    private static final Duration ASK_SELDOM = Duration.ofSeconds(30);

    private final Topology topology;
    private final AgentSetup setup;
    private final Inbox inbox;
    private final Metrics metrics;
    private final Signal said;
    private final Round round;
    private final List<RouterDuty> duties;
    private final List<Beat> beats;
    private final Verification verification;
    private final Map<String, AgentStatus.RouterLine> lines = new LinkedHashMap<>();
    private boolean wasHolding;
    private Optional<VrrpEvent.State> lastFact = Optional.empty();
    private long events;

    /**
     * Nobody is at work yet.
     *
     * @param beside where to ask by ARP, which takes a second
     * @param said raised when there is something new to publish
     */
    Rounds(Topology topology, AgentSetup setup, Inbox inbox, Metrics metrics, Executor beside, Signal said) {
        this.topology = topology;
        this.setup = setup;
        this.inbox = inbox;
        this.metrics = metrics;
        this.said = said;
        Rivals rivals = new Rivals(topology.vip().address(), setup.host(), setup.arp(), beside, this::othersChanged);
        this.round = new Round(topology, setup, inbox, metrics, rivals);
        this.duties = topology.routers().stream().map(this::duty).toList();
        this.beats = together().stream().map(pair -> new Beat(pair, this)).toList();
        this.verification = new Verification(
                (int) duties.stream().filter(RouterDuty::hasAccount).count());
        metrics.onlyRouters(duties.stream().map(RouterDuty::router).toList());
    }

    /** The two of a pair in their order, everybody else alone. */
    private List<List<RouterDuty>> together() {
        Map<String, List<RouterDuty>> groups = new LinkedHashMap<>();
        for (int i = 0; i < duties.size(); i++) {
            Router router = topology.routers().get(i);
            String key = router.pair().filter(groups::containsKey).orElse(router.name());
            groups.computeIfAbsent(key, name -> new ArrayList<>()).add(duties.get(i));
        }
        return List.copyOf(groups.values());
    }

    Duration interval() {
        return topology.agent().interval();
    }

    boolean staysLoggedIn() {
        return topology.agent().warmSession();
    }

    Round common() {
        return round;
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

    /** Whoever sees to the routers begins. */
    void start() {
        beats.forEach(Beat::start);
    }

    /** Nothing new is begun. */
    void end() {
        beats.forEach(Beat::end);
    }

    /** Another cluster.yaml holds: what is being typed is not gone on with either. */
    void isOver() {
        round.end();
        end();
    }

    /** Whether everybody who was started is still there; until they are told to end, they should be. */
    boolean isAlive() {
        return round.isOver() || beats.stream().allMatch(Beat::isAlive);
    }

    boolean isAnybodyAlive() {
        return beats.stream().anyMatch(Beat::isAlive);
    }

    boolean isRepairing() {
        return beats.stream().anyMatch(Beat::isRepairing);
    }

    /** Everybody has a turn at once, on this thread. */
    void goOnce() {
        beats.forEach(Beat::once);
    }

    void close() {
        beats.forEach(Beat::close);
    }

    /**
     * News, or a second has passed without. Waits for nothing: ARP goes out at once, for whatever may have taught the routers
     * another host, and again every few seconds while this host holds the VIP, because after a partition has healed the true
     * master may hear of it by nothing at all (netlab-facts 4). Those who see to the routers are called.
     */
    void heard(Inbox.News news) {
        Situation now = situation();
        boolean holds = now.holding().isPresent();
        boolean moved = holds != wasHolding;
        Optional<VrrpEvent.State> fact = now.fact().map(VrrpEvent::state);
        boolean changed = moved || news.woken() || !fact.equals(lastFact);
        boolean calls = news.isEvent() || moved || news.woken();
        try {
            tell(now, news, calls);
            askForOthers(now, moved || (news.isEvent() && changed), news.isEvent());
        } finally {
            wasHolding = holds;
            lastFact = fact;
            if (calls) {
                call(changed ? Call.Reason.CHANGED : Call.Reason.REPEATED, news);
            }
        }
    }

    /** What was known of others goes with the VIP, and where VRRP has given it up since, "nobody" is too old an answer. */
    private Situation situation() {
        Situation now = round.situation();
        boolean isGivenUp =
                now.isContradicted() && !now.fact().map(VrrpEvent::state).equals(lastFact);
        if (now.holding().isEmpty() || (isGivenUp && now.others() instanceof Others.Nobody)) {
            round.rivals().forget();
            return round.situation();
        }
        return now;
    }

    private void call(Call.Reason reason, Inbox.News news) {
        beats.forEach(beat -> beat.call(new Call(reason, events)));
        metrics.add("events_total", "", news.events());
        if (!lines().isEmpty()) {
            // Before the first look there is nothing to tell, and "has not looked yet" says just that.
            said.raise();
        }
    }

    private void tell(Situation now, Inbox.News news, boolean calls) {
        events += calls ? 1 : 0;
        if (!now.mayBeTold()) {
            verification.ends();
            return;
        }
        if (!calls && !round.herald().isReminderDue()) {
            return;
        }
        List<Ipv4> lan = duties.stream()
                .flatMap(duty -> duty.lanAddresses().stream())
                .distinct()
                .toList();
        if (news.isEvent()) {
            verification.begins(events, news.firstAt());
            round.herald().tell(lan, news.firstAt());
        } else if (calls) {
            round.herald().tell(lan);
        } else {
            round.herald().remind(lan);
        }
    }

    /** Whoever has just become master, or hears another one, may have another one beside itself. */
    private void askForOthers(Situation now, boolean changed, boolean event) {
        if (now.holding().isEmpty()) {
            return;
        }
        boolean isRival = now.others() instanceof Others.Somebody;
        boolean atOnce = changed || (now.isContradicted() && now.others() instanceof Others.NotAsked);
        boolean again = (event || now.isContradicted() || isRival)
                && !round.rivals().wereAskedWithin(isRival ? ASK_AGAIN : ASK_SELDOM);
        if (atOnce) {
            round.rivals().askBeside();
        } else if (again) {
            round.rivals().askBesideUnlessAsking();
        }
    }

    /** Only what changes a decision is news. */
    private void othersChanged(Others before, Others now) {
        boolean rivalry = before instanceof Others.Somebody || now instanceof Others.Somebody;
        if (rivalry || round.situation().isContradicted()) {
            inbox.wake();
        }
    }

    void verified(String router, long seenAfter) {
        verification.isRight(router, seenAfter).ifPresent(took -> {
            metrics.took("event_to_verified_seconds", took);
            said.raise();
        });
    }

    /** Said once, and again when it is another sentence or comes after something that was done. */
    void decided(RouterDuty duty, Decision decision) {
        if (round.isOver()) {
            return;
        }
        String router = duty.router();
        Instant now = round.now();
        metrics.decided(router, decision, now);
        synchronized (lines) {
            Optional<String> before = Optional.ofNullable(lines.get(router)).map(AgentStatus.RouterLine::sentence);
            lines.put(
                    router,
                    new AgentStatus.RouterLine(router, decision.code(), decision.sentence(), decision.isGood(), now));
            if (duty.acted() || !before.equals(Optional.of(decision.sentence()))) {
                log(decision.isGood(), router + ": " + decision.sentence());
            }
        }
        said.raise();
    }

    private void log(boolean good, String line) {
        if (good) {
            setup.log().info(line);
        } else {
            setup.log().warning(line);
        }
    }

    AgentStatus status(Instant started) {
        Optional<String> frozen = setup.folder().frozen();
        metrics.set("holder", "", round.holding().isPresent() ? 1 : 0);
        metrics.set("lines_not_understood_total", "", (double) inbox.notUnderstood());
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
                lines());
    }

    private List<AgentStatus.RouterLine> lines() {
        synchronized (lines) {
            return duties.stream()
                    .flatMap(duty -> Optional.ofNullable(lines.get(duty.router())).stream())
                    .toList();
        }
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
}
