package io.github.vipnat.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.apply.ApplyOptions;
import io.github.vipnat.apply.Outcome;
import io.github.vipnat.lab.Personality;
import io.github.vipnat.lab.Quirk;
import io.github.vipnat.lab.Quirks;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.session.SendWindow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Flows that begin behind the last look, on a router whose questions have defaults of their own: under {@code --in-use keep} they live,
 * the run ends as it was or with a human, and nothing that was typed is a yes.
 */
@Timeout(240)
class QuestionTest {

    private static final Duration LATER = Duration.ofHours(3);

    @TempDir
    Path folder;

    private static Stream<Arguments> questions() {
        return Stream.of(Quirk.RemovalQuestion.values())
                .flatMap(asked -> Stream.of(Quirk.UnclearAnswer.values())
                        .flatMap(unclear -> Stream.of(Quirk.UnansweredQuestion.values())
                                .map(unanswered -> Arguments.of(asked, unclear, unanswered))));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void should_keep_a_live_flow_whatever_the_question_does_by_default(
            Quirk.RemovalQuestion asked, Quirk.UnclearAnswer unclear, Quirk.UnansweredQuestion unanswered) {
        Quirks quirks = Quirks.defaults().with(asked).with(unclear).with(unanswered);
        boolean isKnown = asked == Quirk.RemovalQuestion.NO_BY_DEFAULT;
        for (int window : List.of(1, 8)) {
            for (int port : List.of(21, 443)) {
                String where = "window " + window + ", port " + port;
                Path runs = folder.resolve(where);
                try (LabSite site = LabSite.inMemory(
                        runs, builder -> builder.personality(Personality.IOS_15).quirks(quirks))) {
                    site.moments.at("line 1", () -> site.flow("172.18.55.51:" + port, "10.51.10.11:" + port));
                    Outcome outcome = site.apply(ApplyOptions.careful().with(SendWindow.ofLines(window)));

                    assertThat(cause(outcome).code())
                            .as(where)
                            .isEqualTo(isKnown ? "rule-in-use" : "question-not-understood");
                    assertAllAsBefore(site, 1);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NEVER")
    void should_not_agree_to_what_is_asked_before_an_addition(Quirk.AdditionQuestion asked) {
        for (Quirk.UnclearAnswer unclear : Quirk.UnclearAnswer.values()) {
            for (int window : List.of(1, 8)) {
                try (LabSite site = LabSite.inMemory(
                        folder.resolve(unclear + " " + window),
                        builder -> builder.quirks(Quirks.defaults().with(asked).with(unclear)))) {
                    Outcome outcome = site.apply(ApplyOptions.careful().with(SendWindow.ofLines(window)));

                    assertThat(cause(outcome).code()).isEqualTo("question-not-understood");
                    assertAllAsBefore(site, 0);
                }
            }
        }
    }

    private static void assertAllAsBefore(LabSite site, int flows) {
        site.router.clock().advance(LATER);
        assertThat(site.router.flows()).isEqualTo(flows);
        assertThat(site.router.natLines()).containsAll(LabSite.BEFORE).doesNotContainAnyElementsOf(added());
        assertThat(site.startupNatLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
        assertThat(site.router.linesReceived()).noneMatch(line -> line.startsWith("y"));
    }

    private static List<String> added() {
        return LabSite.AFTER.stream()
                .filter(line -> !LabSite.BEFORE.contains(line))
                .toList();
    }

    private static Problem cause(Outcome outcome) {
        return outcome.match(new Outcome.Cases<>(
                (Outcome.NothingToDo none) -> unexpected(outcome),
                (Outcome.Done done) -> unexpected(outcome),
                Outcome.WentBack::cause,
                Outcome.LeftForHuman::cause,
                (Outcome.Stopped stopped) -> unexpected(outcome)));
    }

    private static Problem unexpected(Outcome outcome) {
        throw new AssertionError("ended well: " + outcome);
    }
}
