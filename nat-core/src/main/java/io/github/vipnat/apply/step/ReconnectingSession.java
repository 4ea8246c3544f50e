package io.github.vipnat.apply.step;

import io.github.vipnat.session.Session;
import java.util.Optional;
import java.util.function.Supplier;

/** The session to a router, opened when first needed and again after it broke. */
public final class ReconnectingSession implements AutoCloseable {

    private final Supplier<Session> opener;
    private Optional<Session> open = Optional.empty();

    public ReconnectingSession(Supplier<Session> opener) {
        this.opener = opener;
    }

    public Session session() {
        if (open.isEmpty()) {
            open = Optional.of(opener.get());
        }
        return open.get();
    }

    /** The session broke; the next one who asks gets another. */
    public void giveUp() {
        Optional<Session> broken = open;
        open = Optional.empty();
        broken.ifPresent(Session::close);
    }

    @Override
    public void close() {
        giveUp();
    }
}
