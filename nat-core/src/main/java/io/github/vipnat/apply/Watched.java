package io.github.vipnat.apply;

import io.github.vipnat.device.Reply;
import io.github.vipnat.problem.Problem;
import java.util.List;
import java.util.Optional;

/** Writes each line down before it is typed, then lets whoever watches know; objects to further lines once interrupted. */
record Watched(String router, Run run, Footprints footprints, Progress progress, Interruption interruption)
        implements SendLog {

    @Override
    public void types(List<String> lines) {
        run.types(lines);
        footprints.types(lines);
        lines.forEach(line -> progress.types(router, line));
    }

    @Override
    public Optional<Problem> objection() {
        return interruption.isRequested() ? Optional.of(Interruption.problem(router)) : Optional.empty();
    }

    @Override
    public void asked(String question) {
        run.asked(question);
    }

    @Override
    public void answered(String line, Reply reply) {
        run.answered(line, reply);
        footprints.answered(line, reply);
    }
}
