package io.github.vipnat.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.vipnat.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanFileTest {

    private static final PlanFile PLAN = new PlanFile(List.of(new PlanFile.Entry(
            "edge",
            "0123456789abcdef",
            List.of("no ip nat inside source static 10.51.10.11 172.18.55.51"),
            List.of("ip nat inside source static 10.51.10.11 172.18.55.51"))));

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("plan.json"), text);
    }

    @Test
    void should_come_back_from_paper_as_it_went() throws IOException {
        PlanFile read = PlanFile.read(file(PLAN.toJson()));

        assertThat(read).isEqualTo(PLAN);
        assertThat(read.of("edge")).contains(PLAN.routers().get(0));
        assertThat(read.of("core")).isEmpty();
    }

    @Test
    void should_remember_who_made_it_and_for_which_ticket() throws IOException {
        PlanFile signed = new PlanFile(
                Optional.of(new PlanFile.Origin("ann", Instant.parse("2026-11-28T16:00:00Z"), "CHG-7 <b>")),
                PLAN.routers());

        assertThat(PlanFile.read(file(signed.toJson()))).isEqualTo(signed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "[]",
                "{}",
                "{\"schema\": \"vipnat/2\", \"routers\": []}",
                "{\"schema\": \"vipnat/1\"}",
                "{\"schema\": \"vipnat/1\", \"author\": \"ann\", \"at\": \"today\", \"routers\": []}",
                "{\"schema\": \"vipnat/1\", \"routers\": [{\"name\": \"edge\"}]}",
                "{\"schema\": \"vipnat/1\", \"routers\": [{\"name\": 7, \"fingerprint\": \"\", \"commands\": [],"
                        + " \"rollback\": []}]}",
            })
    void should_refuse_what_is_no_plan_with_one_clear_problem(String text) throws IOException {
        Path file = file(text);

        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> PlanFile.read(file));

        assertThat(refused.kind()).isEqualTo(ProblemException.Kind.INPUT);
        assertThat(refused.problems()).hasSize(1);
        assertThat(refused.problems().get(0).where()).startsWith(file.toString());
    }

    @Test
    void should_refuse_a_file_that_is_not_there() {
        ProblemException refused =
                catchThrowableOfType(ProblemException.class, () -> PlanFile.read(folder.resolve("none.json")));
        assertThat(refused.kind()).isEqualTo(ProblemException.Kind.INPUT);
    }
}
