package io.github.vipnat.drill;

import java.time.Duration;
import java.util.Optional;

/** Asks a target once. */
public interface Probe {

    /**
     * Empty when the target answered in time, else why not, in a few words. Never throws for what the network does.
     *
     * @param longest when it counts as not answered
     */
    Optional<String> ask(ProbeTarget target, Duration longest);
}
