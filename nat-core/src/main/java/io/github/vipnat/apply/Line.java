package io.github.vipnat.apply;

import io.github.vipnat.session.Session;
import java.util.Optional;
import java.util.function.Supplier;

/** The session to a router, opened when first needed and again after it broke. */
final class Line implements AutoCloseable {

    private final Supplier<Session> opener;
    private Optional<Session> open = Optional.empty();

    Line(Supplier<Session> opener) {
        this.opener = opener;
    }

    Session session() {
        if (open.isEmpty()) {
            open = Optional.of(opener.get());
        }
        return open.get();
    }

    /** The session broke; the next one who asks gets another. */
    void giveUp() {
        open.ifPresent(Session::close);
        open = Optional.empty();
    }

    @Override
    public void close() {
        giveUp();
    }
}
