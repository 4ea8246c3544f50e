package io.github.vipnat.agent;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** From an event until every router that can be read was seen to be right. For several threads. */
final class TimeToVerified {

    private final int routers;
    private final Set<String> right = new HashSet<>();
    private OptionalLong since = OptionalLong.empty();
    private long event;

    /** @param routers how many there are to be seen */
    TimeToVerified(int routers) {
        this.routers = routers;
    }

    /** Something happened; whoever was seen before has to be seen again. */
    synchronized void begin(long number, long at) {
        event = number;
        right.clear();
        since = since.isPresent() ? since : OptionalLong.of(at);
    }

    /** There is nothing to verify here any more. */
    synchronized void end() {
        since = OptionalLong.empty();
    }

    /**
     * A router is right.
     *
     * @param seenAfter the number of the event after which it was looked at
     * @return how long it took, when it was the last one
     */
    synchronized Optional<Duration> markRight(String router, long seenAfter) {
        if (since.isEmpty() || seenAfter < event || !right.add(router) || right.size() < routers) {
            return Optional.empty();
        }
        Duration took = Duration.ofNanos(System.nanoTime() - since.getAsLong());
        since = OptionalLong.empty();
        return Optional.of(took);
    }
}
