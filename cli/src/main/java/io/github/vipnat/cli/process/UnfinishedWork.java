package io.github.vipnat.cli.process;

import io.github.vipnat.apply.journal.RunRecord;
import io.github.vipnat.apply.journal.RunStore;
import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.problem.ProblemException;
import java.util.List;
import java.util.stream.Collectors;

/** What a program that ends in the middle of its work leaves to a person. */
public record UnfinishedWork(RunStore runs, DeviceOs os) {

    /** The runs without an end, each with what leads back. */
    public String toText() {
        return "\nvipnat ended at once; what was under way is neither done nor taken back.\n"
                + open().stream().map(this::wayBack).collect(Collectors.joining())
                + "\nOr let vipnat go on from there:  vipnat apply\n";
    }

    private List<RunRecord> open() {
        try {
            return runs.list().stream().filter(run -> run.ending().isEmpty()).toList();
        } catch (ProblemException e) {
            return List.of();
        }
    }

    private String wayBack(RunRecord run) {
        return "\nRun " + run.id() + ". To get back to where " + run.router() + " was, log in and type:\n\n"
                + os.wrapForTyping(run.inverse()).stream()
                        .map(line -> "  " + line + "\n")
                        .collect(Collectors.joining());
    }
}
