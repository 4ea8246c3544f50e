package io.github.vipnat.cli.process;

import java.util.Optional;
import java.util.function.Supplier;

/** Something that is made when first asked for, and then stays the same. */
public final class Lazy<T> {

    private final Supplier<T> maker;
    private Optional<T> made = Optional.empty();

    public Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    public synchronized T get() {
        if (made.isEmpty()) {
            made = Optional.of(maker.get());
        }
        return made.get();
    }
}
