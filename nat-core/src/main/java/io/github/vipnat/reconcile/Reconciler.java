package io.github.vipnat.reconcile;

import io.github.vipnat.apply.ApplyOptions;
import io.github.vipnat.apply.ApplyOptions.AtSetback;
import io.github.vipnat.apply.ApplyRequest;
import io.github.vipnat.apply.FailureProblem;
import io.github.vipnat.apply.Outcome;
import io.github.vipnat.apply.SessionOpener;
import io.github.vipnat.apply.WantedRules;
import io.github.vipnat.apply.journal.RunRecord;
import io.github.vipnat.apply.run.Applier;
import io.github.vipnat.apply.step.DeviceReader;
import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.device.DeviceProfile;
import io.github.vipnat.lint.AcceptedFindings;
import io.github.vipnat.lint.Exposure;
import io.github.vipnat.lint.FaultsOfToday;
import io.github.vipnat.lint.Linter;
import io.github.vipnat.nat.RouterView;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.plan.CommandScript;
import io.github.vipnat.plan.Plan;
import io.github.vipnat.plan.PlanFile;
import io.github.vipnat.plan.Planner;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.session.RememberedTranscript;
import io.github.vipnat.session.Session;
import io.github.vipnat.session.SessionException;
import io.github.vipnat.session.Transcript;
import io.github.vipnat.topology.DesiredNat;
import io.github.vipnat.topology.Router;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.transport.TransportException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The straight way: read the router, see what it should have, plan the difference, look at it critically; then carry it
 * out. Nothing here knows SSH or IOS.
 */
public final class Reconciler {

    private final Topology topology;
    private final Surroundings surroundings;
    private final DeviceOs os;
    private final RouterAccess access;
    private final Optional<HeldSessions> held;

    public Reconciler(Topology topology, Surroundings surroundings) {
        this(topology, surroundings, new RouterAccess(surroundings));
    }

    /** One that carries a plan out in the session in which it was made. */
    public Reconciler(Topology topology, Surroundings surroundings, HeldSessions held) {
        this(topology, surroundings, new RouterAccess(surroundings), Optional.of(held));
    }

    /** One among several that share their jump hosts. */
    Reconciler(Topology topology, Surroundings surroundings, RouterAccess access) {
        this(topology, surroundings, access, Optional.empty());
    }

    /** As above, with sessions that are held between a plan and what comes of it. */
    Reconciler(Topology topology, Surroundings surroundings, RouterAccess access, Optional<HeldSessions> held) {
        this.topology = topology;
        this.surroundings = surroundings;
        this.os = surroundings.platforms().os();
        this.access = access;
        this.held = held;
    }

    /**
     * Reads the router and plans what would make it as cluster.yaml wishes. Changes nothing.
     *
     * @throws ProblemException of kind UNREACHABLE or REFUSED when the router cannot be read
     */
    public PlanReview plan(Router router) {
        return planning(router, device -> review(router, device.view(device.runningConfiguration())));
    }

    /**
     * As {@link #plan(Router)}, from a saved running configuration.
     *
     * @param source the file's name, for messages
     * @throws ProblemException of kind INPUT when the text is not a whole configuration
     */
    public PlanReview plan(Router router, String runningConfiguration, String source) {
        return review(router, SavedConfiguration.read(os, runningConfiguration, source), Optional::empty);
    }

    /**
     * As {@link #plan(Router)}; looks besides whether what the router has of our rules would survive a reload.
     *
     * @throws ProblemException as there
     */
    public PlanReview verify(Router router) {
        return reading(router, device -> {
            PlanReview review = review(router, device.view(device.runningConfiguration()));
            return review.with(new SavedRulesCheck(router, topology, os).problems(review, device.startupAsItIs()));
        });
    }

    /**
     * Looks a router over, in one login: its rules, whether they are saved, and whom it sends the VIP's traffic to now.
     * Changes nothing; the ping it sends is what a person would type.
     *
     * @throws ProblemException as {@link #plan(Router)}
     */
    public RouterCheckup examine(Router router) {
        return reaching(router, () -> {
            try (Session session = access.open(router, Transcript.none())) {
                RouterExamination asked = new RouterExamination(router.name(), os, session);
                DeviceReader device = asked.device();
                String running = device.runningConfiguration();
                PlanReview review = review(router, device.view(running));
                List<Problem> saved =
                        new SavedRulesCheck(router, topology, os).problems(review, device.startupAsItIs());
                Optional<List<String>> unsaved = asked.unsaved(running);
                Optional<NeighbourProof> neighbour =
                        asked.neighbour(topology.vip().address());
                return new RouterCheckup(withFaultsOfToday(review.with(saved)), neighbour, unsaved, asked.hidden());
            }
        });
    }

    /**
     * Plans the way back of an earlier run: what it added goes, what it removed returns, everything else stays.
     *
     * @throws ProblemException when the router cannot be read or is no longer in cluster.yaml
     */
    public PlanReview planRollback(RunRecord run) {
        Router router = router(run.router());
        return planning(router, device -> {
            RouterView view = device.view(device.runningConfiguration());
            Way back = new Way(view, Planner.plan(view.nat(), RollbackTarget.of(run, view.nat(), os)));
            return reviewed(router, back, back, Optional.of(run.id()), List.of());
        });
    }

    /**
     * Looks at what the router is and can do; types what only shows, and question marks.
     *
     * @throws ProblemException of kind UNREACHABLE when the router cannot be reached or stops answering
     */
    public DeviceProfile probe(Router router) {
        return reaching(router, () -> {
            try (Session session = access.open(router, Transcript.none())) {
                return new Probe(router.name(), os, session).profile();
            }
        });
    }

    /**
     * Carries a reviewed plan out.
     *
     * @throws ProblemException of kind REFUSED when the review found something fatal or the router is not ready; nothing
     *     was sent then
     */
    public Outcome apply(PlanReview review, ApplyOptions options, String ticket) {
        return apply(List.of(review), options, ticket).get(0);
    }

    /**
     * Carries the plans of a pair out as one run: both routers are saved, or both are as before.
     *
     * @return how each ended, in the order of the reviews
     * @throws ProblemException as for one router, when anything speaks against either
     */
    public List<Outcome> apply(List<PlanReview> reviews, ApplyOptions options, String ticket) {
        List<Problem> problems = reviews.stream()
                .filter(PlanReview::isRefused)
                .flatMap(review -> review.problems().stream())
                .toList();
        if (!problems.isEmpty()) {
            throw new ProblemException(ProblemException.Kind.REFUSED, problems);
        }
        SessionOpener opener = (router, transcript, patience) -> access.open(router(router), transcript, patience);
        Applier applier = new Applier(
                os,
                held.map(sessions -> sessions.before(opener)).orElse(opener),
                surroundings.runs(),
                surroundings.progress(),
                surroundings.pause(),
                surroundings.clock(),
                surroundings.interruption());
        return applier.apply(
                reviews.stream().map(review -> request(review, options, ticket)).toList());
    }

    private ApplyRequest request(PlanReview review, ApplyOptions options, String ticket) {
        return new ApplyRequest(
                router(review.router()).name(),
                review.plan(),
                review.script(),
                review.view().fingerprint(),
                review.view().archive(),
                topology.vip().address(),
                options,
                review.takesBack(),
                ticket,
                wanted(router(review.router()), options));
    }

    private WantedRules wanted(Router router, ApplyOptions options) {
        return options.atSetback() == AtSetback.STAY
                ? view -> DesiredNat.of(topology, router, view)
                : WantedRules.none();
    }

    /**
     * Holds a plan made earlier against the router of today.
     *
     * @throws ProblemException of kind REFUSED when they differ
     */
    public void requireFresh(PlanFile file, PlanReview today) {
        boolean same = file.of(today.router())
                .filter(entry -> entry.fingerprint().equals(today.view().fingerprint()))
                .filter(entry -> entry.commands().equals(today.script().forwardLines()))
                .isPresent();
        if (!same) {
            throw new ProblemException(
                    ProblemException.Kind.REFUSED,
                    Problem.fatal(
                            "plan-stale",
                            "router " + today.router(),
                            "the plan was made for another state of this router, or not for it at all",
                            "what was reviewed is not what would happen",
                            "plan again:  vipnat plan -r " + today.router() + " -o plan.json"));
        }
    }

    /** The review with what is wrong on the router today and its plan would mend; for who looks for faults, not for changes. */
    public PlanReview withFaultsOfToday(PlanReview review) {
        return review.with(judged(router(review.router()), FaultsOfToday.of(topology, review.router(), review.plan())));
    }

    /** The router of that name. */
    public Router router(String name) {
        return topology.routers().stream()
                .filter(router -> router.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemException.Kind.INPUT,
                        Problem.fatal(
                                "no-such-router",
                                topology.source().toString(),
                                "there is no router " + name,
                                "vipnat only touches routers that cluster.yaml describes",
                                "the file has: "
                                        + String.join(
                                                ", ",
                                                topology.routers().stream()
                                                        .map(Router::name)
                                                        .toList()))));
    }

    /** What would change on a router of this state. */
    PlanReview review(Router router, RouterView view) {
        return review(router, view, () -> surroundings.runs().lastUnfinished(router.name()));
    }

    private PlanReview review(Router router, RouterView view, Supplier<Optional<RunRecord>> unfinished) {
        List<StaticRule> desired = DesiredNat.of(topology, router, view);
        Way way = new Way(view, Planner.plan(view.nat(), desired));
        Way whole = way.plan().isEmpty()
                ? way
                : HalfDone.begun(view, unfinished.get(), os)
                        .map(begun -> new Way(begun, Planner.plan(begun.nat(), desired)))
                        .orElse(way);
        return reviewed(router, way, whole, Optional.empty(), List.of())
                .with(judged(router, Linter.check(topology, router, whole.view(), whole.plan())));
    }

    private AcceptedFindings judged(Router router, List<Problem> found) {
        return AcceptedFindings.among(
                router, found, LocalDate.ofInstant(surroundings.clock().instant(), ZoneOffset.UTC));
    }

    /** A router and the plan made for it. */
    private record Way(RouterView view, Plan plan) {}

    /**
     * @param way what is to be done
     * @param whole what is judged: the same, from where an unfinished run began
     */
    private PlanReview reviewed(Router router, Way way, Way whole, Optional<String> takesBack, List<Problem> problems) {
        CommandScript script = os.render(way.plan(), way.view().nat());
        return new PlanReview(
                router.name(),
                way.view(),
                way.plan(),
                script,
                Exposure.of(whole.plan(), whole.view()),
                os.keepClosed(whole.plan(), whole.view()),
                takesBack,
                problems);
    }

    /** A session through a jump host ends with the round of routers that share it. */
    private PlanReview planning(Router router, Function<DeviceReader, PlanReview> review) {
        return held.filter(sessions -> router.jump().isEmpty())
                .map(sessions -> reaching(router, () -> planned(router, review, sessions)))
                .orElseGet(() -> reading(router, review));
    }

    private PlanReview planned(Router router, Function<DeviceReader, PlanReview> review, HeldSessions sessions) {
        RememberedTranscript said = new RememberedTranscript();
        Session session = access.open(router, said);
        try {
            PlanReview made = review.apply(new DeviceReader(router.name(), os, session));
            sessions.hold(router.name(), session, said);
            return made;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private PlanReview reading(Router router, Function<DeviceReader, PlanReview> review) {
        return reaching(router, () -> {
            try (Session session = access.open(router, Transcript.none())) {
                return review.apply(new DeviceReader(router.name(), os, session));
            }
        });
    }

    /** A line that breaks before anything was sent has changed nothing: the router was not reached, no more. */
    private static <T> T reaching(Router router, Supplier<T> work) {
        try {
            return work.get();
        } catch (SessionException | TransportException e) {
            throw new ProblemException(FailureProblem.kind(e), FailureProblem.of(router.name(), e));
        }
    }
}
