package io.github.vipnat.agent.visits;

import io.github.vipnat.agent.policy.Decision;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that stands about a router.
 *
 * @param since when it was first seen; it has been seen at every look since that could see it
 * @param tried what was tried about it since then, and how often
 * @param nextTry when it is seen to again; empty when that is the timer's turn
 */
public record StandingFinding(Decision decision, Instant since, Map<String, Integer> tried, Optional<Instant> nextTry) {

    public StandingFinding {
        tried = Collections.unmodifiableMap(new LinkedHashMap<>(tried));
    }
}
