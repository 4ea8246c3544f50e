package io.github.vipnat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.apply.Outcome;
import io.github.vipnat.cli.help.CommandWords;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.reconcile.RouterResult;
import io.github.vipnat.report.JsonReport;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A script can rely on the numbers: only those of the contract, and picocli's own 1 and 2 never. */
class ExitCodeTest {

    /** These serve somebody and wait, or take long; their help does not. */
    private static final Set<String> SERVING = Set.of("demo", "lab");

    private static final List<CommandSpec> COMMANDS = CommandModel.commands();

    private static final List<String> SCRAPS = List.of(
            "", "-", "--", "--nope", "-z", "nowhere", "@nowhere", "=", "--json=x", "\u0130", "0", "-1", "--color");

    static IntStream seeds() {
        return IntStream.range(0, 400);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void should_end_with_a_number_of_the_contract_whatever_is_typed(int seed) {
        Typed typed = Typed.vipnat(arguments(new SplittableRandom(seed)).toArray(String[]::new));
        assertThat(Arrays.stream(ExitCode.values()).map(ExitCode::code))
                .as(typed.toString())
                .contains(typed.code());
        assertThat(typed.code()).as(typed.toString()).isNotIn(1, ExitCode.CHANGES.code(), ExitCode.INTERNAL.code());
        assertThat(typed.out() + typed.err()).doesNotContain("\tat ", "Exception", "picocli");
    }

    private static List<String> arguments(SplittableRandom random) {
        CommandSpec command = COMMANDS.get(random.nextInt(COMMANDS.size()));
        List<String> arguments = new ArrayList<>(List.of("-f", "/nonexistent/cluster.yaml"));
        arguments.addAll(List.of(CommandModel.path(command)));
        if (SERVING.contains(command.name())) {
            arguments.add("--help");
        }
        int more = random.nextInt(5);
        for (int i = 0; i < more; i++) {
            arguments.add(random.nextBoolean() ? scrap(random) : option(command, random));
        }
        return arguments;
    }

    private static String scrap(SplittableRandom random) {
        return SCRAPS.get(random.nextInt(SCRAPS.size()));
    }

    private static String option(CommandSpec command, SplittableRandom random) {
        OptionSpec option =
                command.options().get(random.nextInt(command.options().size()));
        String name = option.longestName();
        if (CommandWords.isFile(option)) {
            return name + "=/dev/null/" + scrap(random); // never a file that is written beside the sources
        }
        return random.nextInt(3) == 0 ? name + "=" + scrap(random) : name;
    }

    @Test
    void should_end_with_65_when_a_name_cannot_be_that_of_a_file() {
        Typed typed = Typed.vipnat("keepalived", "lint", "edge\0.conf").endsWith(ExitCode.INPUT);
        assertThat(typed.err()).contains("bad-file-name", "LC_ALL=C.UTF-8");
    }

    static Stream<Throwable> faults() {
        return Stream.of(
                new IllegalStateException("a bug"),
                new StackOverflowError(),
                new AssertionError("a bug"),
                new NullPointerException());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void should_end_with_70_and_one_problem_when_vipnat_itself_is_wrong(Throwable fault) {
        Typed typed = Typed.vipnat(broken(fault), false, "plan").endsWith(ExitCode.INTERNAL);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err())
                .startsWith("FATAL internal-error  vipnat\n  what  " + fault + "\n")
                .contains("--debug")
                .doesNotContain("\tat ");
        assertThat(typed.err().lines()).hasSize(4);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void should_show_the_stack_trace_to_whoever_asks_for_it(Throwable fault) {
        for (List<String> typed : List.of(List.of("--debug", "plan"), List.of("plan", "--debug"))) {
            Typed debugged = Typed.vipnat(broken(fault), false, typed.toArray(String[]::new));
            assertThat(debugged.endsWith(ExitCode.INTERNAL).err()).contains("internal-error", "\tat io.github.vipnat.");
        }
    }

    @Test
    void should_give_a_document_for_a_fault_too() {
        Typed typed = Typed.vipnat(broken(new AssertionError("a bug")), false, "plan", "--json");
        assertThat(typed.endsWith(ExitCode.INTERNAL).out()).contains("\"code\": \"internal-error\"");
        assertThat(typed.err()).isEmpty();
    }

    @Test
    void should_leave_picocli_no_number_of_its_own() {
        assertThat(COMMANDS)
                .allMatch(command -> command.exitCodeOnInvalidInput() == ExitCode.USAGE.code())
                .allMatch(command -> command.exitCodeOnExecutionException() == ExitCode.INTERNAL.code());
    }

    @Test
    void should_not_call_a_run_done_that_nobody_will_find_on_record() {
        Problem note = Problem.fatal("run-end-not-recorded", "runs", "disk full", "why", "fix");
        Outcome done = new Outcome.Done("run", true, List.of());
        assertThat(ExitCode.ofApplied(new RouterResult.Finished<>("edge", done)))
                .isEqualTo(ExitCode.DONE);
        assertThat(ExitCode.ofApplied(new RouterResult.Finished<>("edge", done.with(List.of(note)))))
                .isEqualTo(ExitCode.INTERNAL);
        assertThat(ExitCode.ofApplied(new RouterResult.Finished<>(
                        "edge", new Outcome.WentBack("run", note, List.of()).with(List.of(note)))))
                .isEqualTo(ExitCode.WENT_BACK);
        assertThat(ExitCode.INTERNAL.worse(ExitCode.LEFT_FOR_HUMAN)).isEqualTo(ExitCode.LEFT_FOR_HUMAN);
        assertThat(JsonReport.outcomes(
                        List.of(new RouterResult.Finished<>("edge", done.with(List.of(note)))),
                        List.of(),
                        Optional.empty()))
                .contains("\"outcome\": \"done\"", "run-end-not-recorded");
    }

    @Test
    void should_have_every_number_once() {
        assertThat(ExitCode.values())
                .extracting(ExitCode::code)
                .doesNotHaveDuplicates()
                .doesNotContain(1);
    }

    /** An environment that cannot be read: the first thing every command about a site looks into. */
    private static Map<String, String> broken(Throwable fault) {
        Supplier<RuntimeException> thrower = () -> ExitCodeTest.<RuntimeException>sneaky(fault);
        return new AbstractMap<>() {
            @Override
            public Set<Entry<String, String>> entrySet() {
                throw thrower.get();
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T sneaky(Throwable fault) throws T {
        throw (T) fault;
    }
}
