package io.github.vipnat.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.apply.ApplyStep;
import io.github.vipnat.apply.Outcome;
import io.github.vipnat.apply.Outcome.Gap;
import io.github.vipnat.apply.journal.RunRecord;
import io.github.vipnat.ios.IosDeviceOs;
import io.github.vipnat.page.Page;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.reconcile.PlanReview;
import io.github.vipnat.reconcile.RouterResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The page of a change. {@code golden/page} holds its body and its Markdown for some of the golden plans; to rewrite them, and
 * then read the difference: {@code -Dvipnat.golden=update}.
 */
class ChangePageTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/page");

    private static final Pattern TAG = Pattern.compile("<!?/?([a-zA-Z0-9-]*)");

    private static final String HOSTILE =
            "\"'></svg><script>alert(1)</script><img/src=x/onerror=x>\u001b[2J\u009b\u202e\u2066\u200b";

    static List<String> names() {
        return PageCase.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void should_show_the_plans_as_they_are_written_down(String name) throws IOException {
        PageCase golden = PageCase.named(name);
        Page page = new ChangePage(golden.ticket("ann", "CHG-1")).plan(List.of(golden.planned()));
        assertGolden(name + ".html", body(page));
        assertGolden(name + ".md", page.toMarkdown());
    }

    @Test
    void should_show_what_came_of_it_as_it_is_written_down() throws IOException {
        Page page = applied("eve", "edge");
        assertGolden("applied.html", body(page));
        assertGolden("applied.md", page.toMarkdown());
    }

    @Test
    void should_show_a_run_as_it_is_written_down() throws IOException {
        Page page = run("ann", "done");
        assertGolden("run.html", body(page));
        assertGolden("run.md", page.toMarkdown());
    }

    @Test
    void should_show_text_of_others_as_text_on_every_page() {
        PageCase golden = PageCase.named("document");
        ChangePage pages = new ChangePage(golden.ticket(HOSTILE, HOSTILE));
        RouterResult<PlanReview> planned =
                new RouterResult.Finished<>(HOSTILE, golden.review().with(List.of(problem(HOSTILE))));
        for (Page page :
                List.of(pages.plan(List.of(planned, failed())), applied(HOSTILE, HOSTILE), run(HOSTILE, HOSTILE))) {
            assertHarmless(page);
        }
    }

    @Test
    void should_show_the_names_that_a_router_gives_its_lists_as_text() {
        PageCase golden = PageCase.named("route-map-twins");
        String running = golden.read("running.cfg")
                .replaceAll("route-map (?!.*permit)\\S+", "route-map </svg><script>'\"&")
                .replaceFirst("(?m)^interface .*$", "$0\n description </svg><script>alert(1)</script>");
        Page page = new ChangePage(golden.ticket("ann", ""))
                .plan(List.of(new RouterResult.Finished<>("edge", golden.review(running))));
        assertHarmless(page);
    }

    private static void assertHarmless(Page page) {
        String html = page.toHtml();
        assertThat(tags(html))
                .doesNotContain("<script", "<img", "<iframe", "</script")
                .contains("<svg", "<table");
        assertThat(html).doesNotContain("\u001b", "\u009b", "\u202e", "\u2066", "\u200b");
        assertThat(page.toMarkdown()).doesNotContain("\u001b", "\u009b", "\u202e", "\u2066", "\u200b");
    }

    @Test
    void should_say_why_nothing_came_of_a_router() {
        Page page = new ChangePage(PageCase.named("document").ticket("ann", "")).plan(List.of(failed()));
        assertThat(page.toMarkdown()).contains("**edge2: not reached; there is no plan for it**", "unreachable");
    }

    @Test
    void should_say_what_to_type_where_a_human_has_to_go_on() {
        Outcome left = new Outcome.LeftForHuman(
                "run-1", problem("refused"), problem("line broke"), List.of("ip nat x"), Optional.of(Instant.EPOCH));
        String text = new ChangePage(PageCase.named("document").ticket("ann", ""))
                .applied(List.of(), List.of(new RouterResult.Finished<>("edge", left)), List.of())
                .toMarkdown();
        assertThat(text)
                .contains(
                        "left for a human",
                        "## To get back, log in and type",
                        "ip nat x",
                        "1970-01-01 00:00:00 UTC",
                        "line broke");
    }

    private static RouterResult<PlanReview> failed() {
        return new RouterResult.Failed<>(
                "edge2", new ProblemException(ProblemException.Kind.UNREACHABLE, problem("nothing answers")));
    }

    private static Page applied(String author, String router) {
        PageCase golden = PageCase.named("document");
        Outcome done = new Outcome.Done(
                "20261128-160000-edge",
                true,
                List.of(
                        new Gap("172.18.55.51 tcp 80", Duration.ofMillis(12)),
                        new Gap("192.168.4.51 " + router, Duration.ofMillis(7))),
                List.of(problem(router)));
        return new ChangePage(golden.ticket(author, ""))
                .applied(
                        List.of(golden.planned()),
                        List.of(new RouterResult.Finished<>(router, done)),
                        List.of(
                                step(router, ApplyStep.PREFLIGHT, 0, 300),
                                step(router, ApplyStep.SEND, 300, 120),
                                step(router, ApplyStep.WAY_BACK, 420, 0)));
    }

    private static StepTime step(String router, ApplyStep step, int begun, int took) {
        return new StepTime(router, step, "as it should be", Duration.ofMillis(begun), Duration.ofMillis(took));
    }

    private static Page run(String author, String detail) {
        RunRecord run = new RunRecord(
                "20261128-160000-edge",
                "edge",
                Instant.parse("2026-11-28T16:00:00Z"),
                author,
                "CHG-1",
                List.of("no ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 80 extendable", "x " + detail),
                List.of("ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 80 extendable"),
                List.of("ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 80 extendable"),
                List.of("ip nat inside source static tcp 10.51.10.67 80 172.18.55.51 80 extendable"),
                List.of(),
                Optional.of(detail),
                Optional.of(new RunRecord.Partner(detail, detail)),
                Optional.of(new RunRecord.Ending(
                        Instant.parse("2026-11-28T16:00:03Z"), RunRecord.Result.DONE, detail, true)));
        return new ChangePage(PageCase.named("document").ticket(author, run.ticket()))
                .run(run, TakenBack.among(List.of(run)), new IosDeviceOs());
    }

    private static Problem problem(String text) {
        return Problem.risk("unreachable", text, text, text, text);
    }

    private static String body(Page page) {
        return page.toHtml().substring(page.toHtml().indexOf("<body>"));
    }

    private static TreeSet<String> tags(String page) {
        return new TreeSet<>(TAG.matcher(page).results().map(MatchResult::group).toList());
    }

    private static void assertGolden(String file, String actual) throws IOException {
        Path path = GOLDEN.resolve(file);
        if ("update".equals(System.getProperty("vipnat.golden"))) {
            Files.createDirectories(GOLDEN);
            Files.writeString(path, actual);
        }
        assertThat(actual).as(file).isEqualTo(Files.readString(path));
    }

    @Test
    void should_find_no_stray_golden_page() throws IOException {
        List<String> expected = Stream.concat(PageCase.names().stream(), Stream.of("applied", "run"))
                .flatMap(name -> Stream.of(name + ".html", name + ".md"))
                .toList();
        try (Stream<Path> files = Files.list(GOLDEN)) {
            assertThat(files.map(path -> path.getFileName().toString())).containsExactlyInAnyOrderElementsOf(expected);
        }
    }
}
