package io.github.vipnat.apply.run;

import io.github.vipnat.apply.ApplyRequest;
import io.github.vipnat.apply.Outcome;
import io.github.vipnat.apply.RunDeadline;
import io.github.vipnat.apply.journal.RunLock;
import io.github.vipnat.apply.journal.RunRecord;
import io.github.vipnat.apply.journal.RunStore;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.problem.ProblemException.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The runs that succeed or go back together: one for a single router, two for a pair. */
final class RunGroup implements AutoCloseable {

    private final List<String> routers;
    private final RunStore store;
    private final List<RunLock> locks = new ArrayList<>();
    private final List<RouterRun> runs = new ArrayList<>();

    private RunGroup(List<String> routers, RunStore store) {
        this.routers = routers;
        this.store = store;
    }

    /**
     * Keeps every other vipnat away from the routers until closed.
     *
     * @throws ProblemException when one is at work there already
     */
    static RunGroup open(List<ApplyRequest> requests, RunServices services) {
        List<String> routers = requests.stream().map(ApplyRequest::router).toList();
        RunGroup group = new RunGroup(routers, services.runs());
        int lines = requests.stream()
                .mapToInt(request -> request.script().forward().size())
                .sum();
        RunDeadline deadline = new RunDeadline(services.clock(), lines, requests.size());
        try {
            routers.forEach(router -> group.locks.add(services.runs().lock(router)));
            requests.stream()
                    .map(request -> new RouterRun(request, services, deadline, requests.size() == 1))
                    .filter(RouterRun::isNeeded)
                    .forEach(group.runs::add);
            return group;
        } catch (RuntimeException e) {
            group.close();
            throw e;
        }
    }

    boolean isNeeded() {
        return !runs.isEmpty();
    }

    /** The routers' names, for messages. */
    String routers() {
        return runs.stream().map(RouterRun::router).collect(Collectors.joining(" and "));
    }

    List<Outcome> nothingToDo() {
        return inOrder(Map.of());
    }

    /** Looks at every router before it says what speaks against going on. */
    void preflight() {
        List<Problem> problems = new ArrayList<>();
        Kind worst = Kind.INPUT;
        for (RouterRun run : runs) {
            try {
                run.preflight();
            } catch (ProblemException e) {
                problems.addAll(e.problems());
                worst = worst.compareTo(e.kind()) > 0 ? worst : e.kind();
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(worst, problems);
        }
        Set<String> open = runs.stream().flatMap(run -> run.openRuns().stream()).collect(Collectors.toSet());
        runs.forEach(run -> run.goOnFrom(open));
    }

    /** Writes every run down, each naming its partner, before the first router is touched; or none. */
    void begin() {
        Map<RouterRun, String> ids = new HashMap<>();
        try {
            begin(ids);
        } catch (ProblemException e) {
            ids.values().forEach(store::discard);
            throw e;
        }
    }

    private void begin(Map<RouterRun, String> ids) {
        runs.forEach(run -> ids.put(run, store.reserve(run.router())));
        for (RouterRun run : runs) {
            Optional<RunRecord.Partner> partner = runs.stream()
                    .filter(other -> other != run)
                    .map(other -> new RunRecord.Partner(other.router(), ids.getOrDefault(other, "")))
                    .findFirst();
            run.begin(ids.getOrDefault(run, ""), partner);
        }
    }

    void forEach(Consumer<RouterRun> step) {
        runs.forEach(step);
    }

    List<Outcome> done() {
        Map<String, Outcome> outcomes = new HashMap<>();
        runs.forEach(run -> outcomes.put(run.router(), run.done()));
        return inOrder(outcomes);
    }

    /** Goes back, or leaves the routers as they stand, as was asked for. */
    List<Outcome> setBack(Problem cause) {
        boolean stays = runs.stream().allMatch(RouterRun::staysAtSetback);
        return stays ? stop(cause) : goBack(cause);
    }

    private List<Outcome> stop(Problem cause) {
        Map<String, Outcome> outcomes = new HashMap<>();
        runs.forEach(run -> outcomes.put(run.router(), run.stop(cause)));
        return inOrder(outcomes);
    }

    /** A router that broke may take minutes to come back; its partner does not wait for it. */
    private List<Outcome> goBack(Problem cause) {
        Map<String, Outcome> outcomes = new HashMap<>();
        runs.stream()
                .sorted(Comparator.comparing(RouterRun::broke))
                .forEach(run -> outcomes.put(run.router(), run.goBack(cause)));
        return inOrder(outcomes);
    }

    private List<Outcome> inOrder(Map<String, Outcome> outcomes) {
        return routers.stream()
                .map(router -> outcomes.getOrDefault(router, new Outcome.NothingToDo()))
                .toList();
    }

    @Override
    public void close() {
        runs.forEach(RouterRun::close);
        locks.forEach(RunLock::close);
    }
}
