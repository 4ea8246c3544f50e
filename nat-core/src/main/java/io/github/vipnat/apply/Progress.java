package io.github.vipnat.apply;

import java.time.Duration;

/** Hears how an apply is getting on. */
public interface Progress {

    /** A step begins. */
    void begins(String router, ApplyStep step);

    /** A configuration line is about to be typed. */
    void types(String router, String line);

    /** A step came to its good end. */
    void finished(String router, ApplyStep step, String result, Duration took);

    /**
     * The router is waited for, which costs a round trip.
     *
     * @param moment completes the sentence "it was waited for …"; holds no secret
     */
    default void waited(String router, String moment) {
        // who wants to know how long the way is looks at more than steps
    }

    /** Nobody watches. */
    static Progress silent() {
        return new Progress() {
            @Override
            public void begins(String router, ApplyStep step) {
                // nobody watches
            }

            @Override
            public void types(String router, String line) {
                // nobody watches
            }

            @Override
            public void finished(String router, ApplyStep step, String result, Duration took) {
                // nobody watches
            }
        };
    }
}
