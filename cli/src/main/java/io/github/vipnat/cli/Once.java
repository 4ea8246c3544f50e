package io.github.vipnat.cli;

import java.util.Optional;
import java.util.function.Supplier;

/** Something that is made when first asked for, and then stays the same. */
final class Once<T> {

    private final Supplier<T> maker;
    private Optional<T> made = Optional.empty();

    Once(Supplier<T> maker) {
        this.maker = maker;
    }

    synchronized T get() {
        if (made.isEmpty()) {
            made = Optional.of(maker.get());
        }
        return made.get();
    }
}
