package io.github.vipnat.apply;

import io.github.vipnat.device.Reply;

/** Writes each line down before it is typed, then lets whoever watches know; types no further line once interrupted. */
record Watched(String router, Run run, Progress progress, Interruption interruption) implements SendLog {

    @Override
    public void types(String line) {
        if (interruption.isRequested()) {
            throw new Setback(Interruption.problem(router));
        }
        run.types(line);
        progress.types(router, line);
    }

    @Override
    public void asked(String question) {
        run.asked(question);
    }

    @Override
    public void answered(String line, Reply reply) {
        run.answered(line, reply);
    }
}
