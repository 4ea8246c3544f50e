package io.github.vipnat.agent;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.agent.events.EventInbox;
import io.github.vipnat.agent.events.Hearing;
import io.github.vipnat.agent.events.VrrpEvent;
import io.github.vipnat.agent.host.ArpAnnouncer;
import io.github.vipnat.agent.host.DuplicateVipProbe;
import io.github.vipnat.agent.host.OtherHolder;
import io.github.vipnat.agent.host.VipHolding;
import io.github.vipnat.agent.host.VipOnHost;
import io.github.vipnat.agent.policy.HostSituation;
import io.github.vipnat.agent.state.AgentMetrics;
import io.github.vipnat.agent.state.AgentStatus;
import io.github.vipnat.agent.state.Heard;
import io.github.vipnat.agent.visits.RouterReport;
import io.github.vipnat.agent.visits.RouterVisit;
import io.github.vipnat.agent.visits.RouterWorker;
import io.github.vipnat.agent.visits.VisitContext;
import io.github.vipnat.agent.visits.VisitRequest;
import io.github.vipnat.agent.visits.WorkerListener;
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
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/**
 * The agent while cluster.yaml stays the same. Whoever hears the news never waits for a router: it tells them all by ARP and
 * asks those who see to them for a visit ({@link RouterWorker}, docs/adr/0012).
 */
final class AgentCycle implements WorkerListener {

    /** Two masters are looked for again this often, in place of the reminder. */
    private static final Duration ASK_AGAIN = Duration.ofSeconds(3);

    /** As often, while nothing but a word of VRRP speaks for another one. */
    private static final Duration ASK_SELDOM = Duration.ofSeconds(30);

    private final Topology topology;
    private final AgentSetup setup;
    private final EventInbox inbox;
    private final Hearing hearing;
    private final SilentVrrp silentVrrp;
    private final AgentMetrics metrics;
    private final Semaphore toPublish;
    private final VipOnHost vip;
    private final VisitContext context;
    private final List<RouterVisit> visits;
    private final List<RouterWorker> workers;
    private final TimeToVerified timeToVerified;
    private final Map<String, AgentStatus.RouterLine> lines = new LinkedHashMap<>();
    private Optional<Instant> lastLook = Optional.empty();
    private boolean wasHolding;
    private Optional<VrrpEvent.State> lastFact = Optional.empty();
    private long events;

    /**
     * Nobody is at work yet.
     *
     * @param beside where to ask by ARP, which takes a second
     * @param toPublish released when there is something new to publish
     */
    AgentCycle(
            Topology topology,
            AgentSetup setup,
            EventInbox inbox,
            Hearing hearing,
            AgentMetrics metrics,
            Executor beside,
            Semaphore toPublish) {
        this.topology = topology;
        this.setup = setup;
        this.inbox = inbox;
        this.hearing = hearing;
        this.silentVrrp = new SilentVrrp(setup.log());
        this.metrics = metrics;
        this.toPublish = toPublish;
        this.vip = vipOnHost(beside);
        this.context = new VisitContext(
                topology, setup.surroundings().clock(), vip, inbox, setup.folder(), metrics, setup.log());
        this.visits = topology.routers().stream().map(this::visitTo).toList();
        this.workers = together().stream()
                .map(pair -> new RouterWorker(pair, context, this))
                .toList();
        this.timeToVerified = new TimeToVerified(
                (int) visits.stream().filter(RouterVisit::hasAccount).count());
        metrics.keepOnlyRouters(visits.stream().map(RouterVisit::router).toList());
    }

    /** The two of a pair in their order, everybody else alone. */
    private List<List<RouterVisit>> together() {
        Map<String, List<RouterVisit>> groups = new LinkedHashMap<>();
        for (int i = 0; i < visits.size(); i++) {
            Router router = topology.routers().get(i);
            String key = router.pair().filter(groups::containsKey).orElse(router.name());
            groups.computeIfAbsent(key, name -> new ArrayList<>()).add(visits.get(i));
        }
        return List.copyOf(groups.values());
    }

    private VipOnHost vipOnHost(Executor beside) {
        Ipv4 address = topology.vip().address();
        ArpAnnouncer announcer = new ArpAnnouncer(address, setup.host(), setup.arp(), metrics, setup.log());
        DuplicateVipProbe probe =
                new DuplicateVipProbe(address, setup.host(), setup.arp(), beside, this::wakeIfDecisive);
        return new VipOnHost(address, setup.host(), announcer, probe);
    }

    /** For the log. */
    String describe() {
        String read = visits.stream()
                .map(visit -> visit.router() + (visit.hasAccount() ? "" : " (told by ARP only: no account)"))
                .reduce((one, other) -> one + ", " + other)
                .orElse("none");
        return "cluster " + topology.cluster() + ", VIP " + topology.vip().address() + ", policy "
                + topology.agent().policy().name().toLowerCase(Locale.ROOT) + ", routers " + read;
    }

    /** Whoever sees to the routers begins. */
    void start() {
        workers.forEach(RouterWorker::start);
    }

    /** Nothing new is begun. */
    void end() {
        workers.forEach(RouterWorker::end);
    }

    /** Another cluster.yaml holds: what is being typed is not gone on with either. */
    void supersede() {
        context.supersede();
        end();
    }

    /** Whether everybody who was started is still there; until they are told to end, they should be. */
    boolean isAlive() {
        return context.isSuperseded() || workers.stream().allMatch(RouterWorker::isAlive);
    }

    boolean isAnybodyAlive() {
        return workers.stream().anyMatch(RouterWorker::isAlive);
    }

    boolean isRepairing() {
        return workers.stream().anyMatch(RouterWorker::isRepairing);
    }

    /** Everybody has a turn at once, on this thread. */
    void runOnce() {
        workers.forEach(RouterWorker::runOnce);
    }

    void close() {
        workers.forEach(RouterWorker::close);
    }

    /**
     * News, or a second has passed without. Waits for nothing: ARP goes out at once, for whatever may have taught the routers
     * another host, and again every few seconds while this host holds the VIP, because after a partition has healed the true
     * master may hear of it by nothing at all (netlab-facts 4). Those who see to the routers are asked for a visit.
     */
    void handle(EventInbox.News news) {
        HostSituation now = lookAtHost();
        boolean holds = now.holding().isPresent();
        boolean moved = holds != wasHolding;
        noteLook(moved, news);
        Optional<VrrpEvent.State> fact = now.fact().map(VrrpEvent::state);
        boolean changed = moved || news.woken() || !fact.equals(lastFact);
        boolean wantsVisits = news.isEvent() || moved || news.woken();
        try {
            tell(now, news, wantsVisits);
            askForOthers(now, moved || (news.isEvent() && changed), news.isEvent());
        } finally {
            wasHolding = holds;
            lastFact = fact;
            if (wantsVisits) {
                request(changed ? VisitRequest.Reason.CHANGED : VisitRequest.Reason.REPEATED, news);
            }
        }
    }

    /**
     * At its first look an agent does not know when the VIP came. From then on it came after the look before this one, so that
     * what VRRP says of it comes later than that, even where it overtakes this look.
     */
    private void noteLook(boolean moved, EventInbox.News news) {
        if (moved && !news.isEvent()) {
            lastLook.ifPresent(before -> hearing.note(Heard.Source.LOOK, before));
        }
        Instant now = context.now();
        lastLook = Optional.of(now);
        silentVrrp.check(hearing.heard(), now);
    }

    /** What was known of others goes with the VIP, and where VRRP has given it up since, "nobody" is too old an answer. */
    private HostSituation lookAtHost() {
        HostSituation now = context.hostSituation();
        boolean isGivenUp =
                now.isContradicted() && !now.fact().map(VrrpEvent::state).equals(lastFact);
        if (now.holding().isEmpty() || (isGivenUp && now.otherHolder() instanceof OtherHolder.Nobody)) {
            vip.probe().forget();
            return context.hostSituation();
        }
        return now;
    }

    private void request(VisitRequest.Reason reason, EventInbox.News news) {
        workers.forEach(worker -> worker.add(new VisitRequest(reason, events)));
        metrics.add("events_total", "", news.events());
        if (!lines().isEmpty()) {
            // Before the first look there is nothing to tell, and "has not looked yet" says just that.
            toPublish.release();
        }
    }

    private void tell(HostSituation now, EventInbox.News news, boolean wantsVisits) {
        events += wantsVisits ? 1 : 0;
        if (!now.mayBeTold()) {
            timeToVerified.end();
            return;
        }
        if (!wantsVisits && !vip.announcer().isReminderDue()) {
            return;
        }
        List<Ipv4> lan = visits.stream()
                .flatMap(visit -> visit.lanAddresses().stream())
                .distinct()
                .toList();
        if (news.isEvent()) {
            timeToVerified.begin(events, news.firstAt());
            vip.announcer().tell(lan, news.firstAt());
        } else if (wantsVisits) {
            vip.announcer().tell(lan);
        } else {
            vip.announcer().remind(lan);
        }
    }

    /** Whoever has just become master, or hears another one, may have another one beside itself. */
    private void askForOthers(HostSituation now, boolean changed, boolean event) {
        if (now.holding().isEmpty()) {
            return;
        }
        boolean isContested = now.otherHolder() instanceof OtherHolder.Somebody;
        boolean atOnce = changed || (now.isContradicted() && now.otherHolder() instanceof OtherHolder.NotAsked);
        boolean again = (event || now.isContradicted() || isContested)
                && !vip.probe().wereAskedWithin(isContested ? ASK_AGAIN : ASK_SELDOM);
        if (atOnce) {
            vip.probe().askBeside();
        } else if (again) {
            vip.probe().askBesideUnlessAsking();
        }
    }

    /** Only what changes a decision is news. */
    private void wakeIfDecisive(OtherHolder before, OtherHolder now) {
        boolean wasOrIsContested = before instanceof OtherHolder.Somebody || now instanceof OtherHolder.Somebody;
        if (wasOrIsContested || context.hostSituation().isContradicted()) {
            inbox.wake();
        }
    }

    @Override
    public void onVerified(String router, long event) {
        timeToVerified.markRight(router, event).ifPresent(took -> {
            metrics.recordDuration("event_to_verified_seconds", took);
            toPublish.release();
        });
    }

    @Override
    public void onReport(String router, RouterReport report) {
        if (context.isSuperseded()) {
            return;
        }
        Instant now = context.now();
        metrics.recordDecisions(router, ReportEntries.metrics(report), now);
        synchronized (lines) {
            lines.put(router, ReportEntries.status(router, report, now));
            report.news().forEach(news -> log(news.good(), news.line()));
        }
        toPublish.release();
    }

    private void log(boolean good, String line) {
        if (good) {
            setup.log().info(line);
        } else {
            setup.log().warning(line);
        }
    }

    AgentStatus takeStock(Instant started) {
        Optional<String> frozen = setup.folder().frozen();
        metrics.set("holder", "", vip.holding().isPresent() ? 1 : 0);
        metrics.set("lines_not_understood_total", "", (double) inbox.notUnderstood());
        metrics.set("frozen", "", frozen.isPresent() ? 1 : 0);
        return new AgentStatus(
                ProcessHandle.current().pid(),
                started,
                context.now(),
                topology.cluster(),
                topology.vip().address().toString(),
                topology.agent().policy().name().toLowerCase(Locale.ROOT),
                vip.holding().map(VipHolding::interfaceName),
                context.fact().map(VrrpEvent::toString),
                hearing.heard(),
                frozen,
                setup.folder().repairs(context.now()),
                lines());
    }

    private List<AgentStatus.RouterLine> lines() {
        synchronized (lines) {
            return visits.stream()
                    .flatMap(visit -> Optional.ofNullable(lines.get(visit.router())).stream())
                    .toList();
        }
    }

    private RouterVisit visitTo(Router router) {
        List<Ipv4> lan = Ipv4.parse(router.host())
                .filter(topology.vip()::contains)
                .map(List::of)
                .orElse(List.of());
        return new RouterVisit(
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
