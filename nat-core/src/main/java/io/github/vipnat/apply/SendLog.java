package io.github.vipnat.apply;

import io.github.vipnat.device.Reply;
import java.util.List;

/** Hears of lines before they are typed and of each answer after; the run's journal and the progress display listen. */
interface SendLog {

    /** The lines are about to be typed, in one packet. */
    void types(List<String> lines);

    void asked(String question);

    void answered(String line, Reply reply);
}
