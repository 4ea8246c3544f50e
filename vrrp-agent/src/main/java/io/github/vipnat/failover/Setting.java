package io.github.vipnat.failover;

import io.github.vipnat.apply.Interruption;
import io.github.vipnat.apply.Pause;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.ToIntFunction;

/**
 * What a failover needs besides the nodes.
 *
 * @param nanos a clock that nobody sets
 * @param progress told what is being done, a line each
 * @param chores runs a command of the user's here and gives its exit status
 */
public record Setting(
        Proof proof,
        Pause pause,
        LongSupplier nanos,
        Interruption interruption,
        Consumer<String> progress,
        ToIntFunction<String> chores) {}
