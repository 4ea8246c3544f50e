package io.github.vipnat.report;

import io.github.vipnat.apply.Outcome;
import io.github.vipnat.apply.Outcome.Done;
import io.github.vipnat.apply.Outcome.LeftForHuman;
import io.github.vipnat.apply.Outcome.NothingToDo;
import io.github.vipnat.apply.Outcome.Stopped;
import io.github.vipnat.apply.Outcome.WentBack;
import io.github.vipnat.apply.RunClock;
import io.github.vipnat.apply.journal.RunRecord;
import io.github.vipnat.json.Json;
import io.github.vipnat.lint.Exposure;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.OtherLine;
import io.github.vipnat.nat.UnknownLine;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.reconcile.PlanReview;
import io.github.vipnat.reconcile.RouterResult;
import io.github.vipnat.transport.hostkey.HostKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Results for a script: one document, {@code "schema": "vipnat/1"}, names that stay. */
public final class JsonReport {

    private static final String SCHEMA = "vipnat/1";

    private JsonReport() {}

    /** {@code plan --json} and {@code verify --json}: the routers that could be read, and why the others could not. */
    public static String plan(List<RouterResult<PlanReview>> results) {
        return Json.pretty(Json.object(
                Map.entry("schema", SCHEMA),
                Map.entry(
                        "routers",
                        results.stream()
                                .flatMap(result -> result.finished().stream())
                                .map(JsonReport::review)
                                .toList()),
                Map.entry(
                        "problems",
                        results.stream()
                                .flatMap(result -> result.failed().stream())
                                .flatMap(failed -> failed.problems().stream())
                                .map(JsonReport::problem)
                                .toList())));
    }

    /** Problems alone, when that is all there is to say. */
    public static String problems(List<Problem> problems) {
        return document("problems", problems.stream().map(JsonReport::problem).toList());
    }

    /** Problems as a member of another package's document. */
    public static List<Map<String, Object>> members(List<Problem> problems) {
        return problems.stream().map(JsonReport::problem).toList();
    }

    /**
     * {@code apply --json}: how each router ended, in the order given, with what spoke against those not touched.
     *
     * @param doubts what is to be known besides and stopped nothing
     * @param longest how long a run could have taken in all; empty where none was begun
     */
    public static String outcomes(
            List<RouterResult<Outcome>> results, List<Problem> doubts, Optional<Duration> longest) {
        return Json.pretty(Json.object(
                Map.entry("schema", SCHEMA),
                Map.entry("deadline", longest.map(JsonReport::deadline)),
                Map.entry("routers", results.stream().map(JsonReport::result).toList()),
                anyProblems(doubts)));
    }

    private static Map<String, Object> deadline(Duration longest) {
        return Json.object(
                Map.entry("seconds", longest.toSeconds()),
                Map.entry("secondsWithoutAnswer", RunClock.IN_VAIN.toSeconds()));
    }

    private static Map<String, Object> result(RouterResult<Outcome> result) {
        String code = Ending.of(result).code();
        return result.match(new RouterResult.Cases<>(
                (RouterResult.Finished<Outcome> finished) -> outcome(finished.router(), code, finished.result()),
                (RouterResult.Failed<Outcome> failed) -> Json.object(
                        Map.entry("name", failed.router()),
                        Map.entry("outcome", code),
                        Map.entry(
                                "problems",
                                failed.problems().stream()
                                        .map(JsonReport::problem)
                                        .toList()))));
    }

    /**
     * {@code runs --json}.
     *
     * @param notes about runs that are left out
     */
    public static String runs(List<RunRecord> runs, List<Problem> notes) {
        return document("runs", runs.stream().map(JsonReport::run).toList(), notes);
    }

    /** A document of another kind, whole: {@code init --json} and {@code completion --json}. */
    public static String text(String text) {
        return document("text", text);
    }

    /** The name of a file that was written in place of standard output. */
    public static String written(String file) {
        return document("file", file);
    }

    /** {@code trust --json}. */
    public static String hostKey(String router, HostKey key, boolean trusted) {
        return Json.pretty(Json.object(
                Map.entry("schema", SCHEMA),
                Map.entry("router", router),
                Map.entry("host", key.host()),
                Map.entry("port", key.port()),
                Map.entry("type", key.type()),
                Map.entry("fingerprint", key.fingerprint()),
                Map.entry("knownHostsLine", key.knownHostsLine()),
                Map.entry("trusted", trusted)));
    }

    private static String document(String name, Object value) {
        return Json.pretty(Json.object(Map.entry("schema", SCHEMA), Map.entry(name, value)));
    }

    /** With the problems, where there are any. */
    private static String document(String name, Object value, List<Problem> problems) {
        return Json.pretty(Json.object(Map.entry("schema", SCHEMA), Map.entry(name, value), anyProblems(problems)));
    }

    /** Where there are any. */
    private static Map.Entry<String, ?> anyProblems(List<Problem> problems) {
        return Map.entry("problems", Optional.of(members(problems)).filter(members -> !members.isEmpty()));
    }

    private static Map<String, Object> review(PlanReview review) {
        return Json.object(
                Map.entry("name", review.router()),
                Map.entry("changed", !review.plan().isEmpty()),
                Map.entry("fingerprint", review.view().fingerprint()),
                Map.entry("commands", review.script().forwardLines()),
                Map.entry("rollback", review.script().inverseLines()),
                Map.entry("kept", review.plan().kept().size()),
                Map.entry(
                        "keptLines",
                        review.plan().kept().stream().map(NatEntry::line).toList()),
                Map.entry(
                        "otherLines",
                        review.view().nat().others().stream()
                                .map(OtherLine::text)
                                .toList()),
                Map.entry(
                        "unknownLines",
                        review.view().nat().unknown().stream()
                                .map(UnknownLine::text)
                                .toList()),
                Map.entry(
                        "problems",
                        review.problems().stream().map(JsonReport::problem).toList()),
                Map.entry("exposure", exposure(review.exposures())),
                Map.entry("keepingAccessList", review.keepingAccessList()));
    }

    private static Map<String, Object> exposure(List<Exposure> exposures) {
        return Json.object(
                Map.entry("before", flat(exposures, Exposure::before)),
                Map.entry("after", flat(exposures, Exposure::after)),
                Map.entry("newlyReachable", flat(exposures, Exposure::newlyReachable)));
    }

    private static List<String> flat(List<Exposure> exposures, Function<Exposure, List<String>> list) {
        return exposures.stream()
                .flatMap(exposure -> list.apply(exposure).stream().map(item -> exposure.global() + " " + item))
                .toList();
    }

    private static Map<String, Object> problem(Problem problem) {
        return Json.object(
                Map.entry("code", problem.code()),
                Map.entry("severity", problem.severity().name()),
                Map.entry("where", problem.where()),
                Map.entry("what", problem.what()),
                Map.entry("why", problem.why()),
                Map.entry("fix", problem.fix()));
    }

    private static Map<String, Object> outcome(String router, String code, Outcome outcome) {
        return outcome.match(new Outcome.Cases<>(
                (NothingToDo none) -> Json.object(Map.entry("name", router), Map.entry("outcome", code)),
                (Done done) -> ended(
                        router,
                        code,
                        done.run(),
                        Map.entry("saved", done.saved()),
                        Map.entry("gaps", gaps(done)),
                        anyProblems(done.notes())),
                (WentBack back) -> ended(
                        router, code, back.run(), problems(back, back.cause()), Map.entry("others", back.others())),
                (LeftForHuman left) -> ended(
                        router,
                        code,
                        left.run(),
                        problems(left, left.cause(), left.hindrance()),
                        Map.entry("commands", left.commands()),
                        Map.entry("reverts", left.reverts().map(Instant::toString))),
                (Stopped stopped) -> ended(router, code, stopped.run(), problems(stopped, stopped.cause()))));
    }

    private static Map.Entry<String, ?> problems(Outcome outcome, Problem... problems) {
        return Map.entry(
                "problems",
                Stream.concat(Stream.of(problems), outcome.notes().stream())
                        .map(JsonReport::problem)
                        .toList());
    }

    @SafeVarargs
    private static Map<String, Object> ended(
            String router, String outcome, String run, Map.Entry<String, ?>... details) {
        Map<String, Object> object =
                Json.object(Map.entry("name", router), Map.entry("outcome", outcome), Map.entry("run", run));
        for (Map.Entry<String, ?> detail : details) {
            object.put(detail.getKey(), detail.getValue());
        }
        return object;
    }

    private static List<Map<String, Object>> gaps(Done done) {
        return done.gaps().stream()
                .map(gap -> Json.object(
                        Map.entry("service", gap.service()),
                        Map.entry("milliseconds", gap.length().toNanos() / 1e6)))
                .toList();
    }

    private static Map<String, Object> run(RunRecord run) {
        return Json.object(
                Map.entry("id", run.id()),
                Map.entry("router", run.router()),
                Map.entry("kind", run.takesBack().isPresent() ? "rollback" : run.isFailover() ? "failover" : "apply"),
                Map.entry("takesBack", run.takesBack()),
                Map.entry("started", run.started().toString()),
                Map.entry("user", run.user()),
                Map.entry("ticket", run.ticket()),
                Map.entry("commands", run.forward()),
                Map.entry("rollback", run.inverse()),
                Map.entry(
                        "pair",
                        run.pair()
                                .map(other -> Json.object(
                                        Map.entry("router", other.router()), Map.entry("run", other.run())))),
                Map.entry("ended", run.ending().map(end -> end.at().toString())),
                Map.entry("result", run.ending().map(end -> end.result().name())),
                Map.entry("detail", run.ending().map(RunRecord.Ending::detail)),
                Map.entry("saved", run.ending().map(RunRecord.Ending::saved)));
    }
}
