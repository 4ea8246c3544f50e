package io.github.vipnat.session;

import java.util.List;

/** Hears of lines typed ahead of their answers. */
public interface FlightListener {

    /** These lines are about to be typed in one packet. */
    void types(List<String> lines);

    /**
     * The answer to one line.
     *
     * @return whether to go on typing; answers of lines in flight are read either way
     */
    boolean answered(Exchange exchange);
}
