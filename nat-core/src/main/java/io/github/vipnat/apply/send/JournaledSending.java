package io.github.vipnat.apply.send;

import io.github.vipnat.apply.Interruption;
import io.github.vipnat.apply.Progress;
import io.github.vipnat.apply.RunClock;
import io.github.vipnat.apply.journal.RunJournal;
import io.github.vipnat.device.Reply;
import io.github.vipnat.problem.Problem;
import java.util.List;
import java.util.Optional;

/** Writes each line down before it is typed, then lets whoever watches know; objects to further lines once interrupted. */
public record JournaledSending(
        String router,
        RunJournal run,
        SendEvidence evidence,
        Progress progress,
        Interruption interruption,
        RunClock clock)
        implements SendListener {

    @Override
    public void types(List<String> lines) {
        run.recordTyping(lines);
        evidence.types(lines);
        lines.forEach(line -> progress.types(router, line));
    }

    @Override
    public Optional<Problem> objection() {
        return interruption.isRequested() ? Optional.of(Interruption.problem(router)) : Optional.empty();
    }

    @Override
    public void asked(String question) {
        run.recordQuestion(question);
    }

    @Override
    public void answered(String line, Reply reply) {
        clock.lineAnswered();
        evidence.answered(line, reply);
        run.recordAnswer(line, reply);
    }
}
