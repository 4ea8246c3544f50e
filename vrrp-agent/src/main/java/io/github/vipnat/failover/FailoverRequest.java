package io.github.vipnat.failover;

import io.github.vipnat.failover.lever.LeverKind;
import java.time.Duration;
import java.util.Optional;

/**
 * What a person asks for.
 *
 * @param target the node that shall have the VIP
 * @param duration how long the other stays on standby; until it is asked back where empty
 * @param lever the kind that was named
 * @param process the process to stop, where one was named
 * @param before run here once every node is locked and nothing is pulled
 * @param after run here once the VIP has moved and is proven
 * @param author who, from where, and why
 */
public record FailoverRequest(
        String target,
        Optional<Duration> duration,
        Optional<LeverKind> lever,
        Optional<String> process,
        Optional<String> before,
        Optional<String> after,
        LeverState.Author author) {}
