package io.github.vipnat.cli.process;

import io.github.vipnat.apply.journal.RunRecord;
import io.github.vipnat.apply.journal.RunStore;
import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a program that ends in the middle of its work leaves to a person, by the record of its runs. */
public final class UnfinishedWork {

    private final DeviceOs os;

    /** The newest first; empty when they cannot be read. */
    private final Optional<List<RunRecord>> runs;

    private final Set<String> earlier;

    /** @param earlier the names of the runs that there were before this program began its work */
    public UnfinishedWork(RunStore runs, DeviceOs os, Set<String> earlier) {
        this.os = os;
        this.runs = read(runs);
        this.earlier = Set.copyOf(earlier);
    }

    /** The names of all runs on record. */
    public static Set<String> names(RunStore runs) {
        return read(runs).stream().flatMap(List::stream).map(RunRecord::id).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether no router is half changed; what cannot be read proves nothing. */
    public boolean isNone() {
        return runs.isPresent() && begun().allMatch(run -> run.ending().isPresent());
    }

    /** What a program that ends now ends with. */
    public ExitCode exitCode() {
        return isNone()
                ? begun().map(UnfinishedWork::exitCode).reduce(ExitCode.INTERRUPTED, ExitCode::worse)
                : ExitCode.LEFT_FOR_HUMAN;
    }

    private static ExitCode exitCode(RunRecord run) {
        return run.ending()
                .map(ending -> switch (ending.result()) {
                    case DONE, CONTINUED -> ExitCode.DONE;
                    case WENT_BACK -> ExitCode.WENT_BACK;
                    case LEFT_FOR_HUMAN -> ExitCode.LEFT_FOR_HUMAN;
                })
                .orElse(ExitCode.LEFT_FOR_HUMAN);
    }

    /** The runs without an end, each with what leads back. */
    public String toText() {
        if (isNone()) {
            return "\nvipnat ended at once; no router is half changed.\n";
        }
        return "\nvipnat ended at once; what was under way is neither done nor taken back.\n"
                + all().filter(run -> run.ending().isEmpty()).map(this::wayBack).collect(Collectors.joining())
                + "\nOr let vipnat go on from there:  vipnat apply\n";
    }

    private Stream<RunRecord> begun() {
        return all().filter(run -> !earlier.contains(run.id()));
    }

    private Stream<RunRecord> all() {
        return runs.stream().flatMap(List::stream);
    }

    private static Optional<List<RunRecord>> read(RunStore runs) {
        try {
            return Optional.of(runs.list());
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    private String wayBack(RunRecord run) {
        if (run.isFailover()) {
            return "\nRun " + run.id() + ", a failover: what it pulled goes back on the nodes within a minute; look:  "
                    + "vipnat failover --back\n";
        }
        return "\nRun " + run.id() + ". To get back to where " + run.router() + " was, log in and type:\n\n"
                + os.wrapForTyping(run.inverse()).stream()
                        .map(line -> "  " + line + "\n")
                        .collect(Collectors.joining());
    }
}
