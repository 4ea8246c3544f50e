package io.github.vipnat.apply.send;

import io.github.vipnat.device.Reply;
import io.github.vipnat.problem.Problem;
import java.util.List;
import java.util.Optional;

/** Hears of lines before they are typed and of each answer after; the run's journal and the progress display listen. */
public interface SendListener {

    /**
     * The lines are about to be typed, in one packet.
     *
     * @throws io.github.vipnat.apply.Setback when they must not be
     */
    void types(List<String> lines);

    /** Why no further line may be typed, where there is a reason; asked between two lines. */
    Optional<Problem> objection();

    /**
     * The device asked.
     *
     * @throws io.github.vipnat.apply.Setback when the work must not go on; the answer can only be no then
     */
    void asked(String question);

    /**
     * The device answered a line.
     *
     * @throws io.github.vipnat.apply.Setback when the work must not go on
     */
    void answered(String line, Reply reply);
}
