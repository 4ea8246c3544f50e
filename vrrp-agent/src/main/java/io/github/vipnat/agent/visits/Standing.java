package io.github.vipnat.agent.visits;

import io.github.vipnat.agent.policy.Decision;
import io.github.vipnat.agent.policy.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One finding from the look that first saw it to the one that does not any more. For one thread. */
final class Standing {

    private final Instant since;
    private final Backoff backoff;
    private final Map<String, Integer> tried = new LinkedHashMap<>();
    private Decision decision;
    private Optional<Decision> said = Optional.empty();
    private final Set<String> deeds = new HashSet<>();
    private Optional<Instant> next = Optional.empty();
    private long due;

    Standing(Decision decision, Instant since, Backoff backoff) {
        this.decision = decision;
        this.since = since;
        this.backoff = backoff;
    }

    Decision decision() {
        return decision;
    }

    long due() {
        return due;
    }

    /** Something happened: it is tried at once, and soon again. */
    void hurry(long now) {
        backoff.reset();
        due = now;
    }

    void countTry(String what) {
        tried.merge(what, 1, Integer::sum);
    }

    /** Whether that something is done has not been said of it before; what is tried again and again is said once. */
    boolean isNewDeed(String sentence) {
        return deeds.add(sentence);
    }

    /** Takes over what the latest look made of it, and tells whether the log has not heard that. */
    boolean isNews(Decision latest) {
        boolean isNew = said.filter(before -> isAlike(before, latest)).isEmpty();
        decision = latest;
        said = Optional.of(latest);
        return isNew;
    }

    /** How many seconds a look took is never the same. */
    private static boolean isAlike(Decision one, Decision other) {
        return one.code().equals(other.code())
                && (one.sentence().equals(other.sentence()) || (one.topic() == Topic.PACE && !one.isGood()));
    }

    /** It was seen to; from now on it waits for its next turn. */
    void plan(Duration interval, long now, Instant at) {
        Duration pause = decision.isSettled() ? backoff.timer(interval) : backoff.next(interval);
        if (decision.isSettled()) {
            backoff.reset();
        }
        due = now + pause.toNanos();
        next = decision.isSettled() ? Optional.empty() : Optional.of(at.plus(pause));
    }

    StandingFinding told() {
        return new StandingFinding(decision, since, tried, next);
    }

    /** For the log, once it is over. */
    String farewell() {
        StringBuilder line = new StringBuilder(decision.code()).append(" is over");
        tried.forEach((what, times) ->
                line.append("; ").append(what).append(' ').append(times).append(times == 1 ? " time" : " times"));
        return line.toString();
    }
}
