package io.github.vipnat.apply;

import io.github.vipnat.device.Reply;

/** Hears each line before it is typed and each answer after; the run's journal and the progress display listen. */
interface SendLog {

    void types(String line);

    void asked(String question);

    void answered(String line, Reply reply);
}
