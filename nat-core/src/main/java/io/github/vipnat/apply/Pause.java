package io.github.vipnat.apply;

import java.time.Duration;

/** Waits between two tries; tests do not. */
public interface Pause {

    void pause(Duration duration);

    /** Really waits. */
    static Pause real() {
        return duration -> {
            try {
                Thread.sleep(duration.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
