package io.github.vipnat.apply;

import io.github.vipnat.device.Reply;
import java.util.List;

/** Writes each line down before it is typed, then lets whoever watches know. */
record Watched(String router, Run run, Progress progress) implements SendLog {

    @Override
    public void types(List<String> lines) {
        run.types(lines);
        lines.forEach(line -> progress.types(router, line));
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
