package io.github.vipnat.reconcile;

import io.github.vipnat.apply.SessionOpener;
import io.github.vipnat.session.Patience;
import io.github.vipnat.session.RememberedTranscript;
import io.github.vipnat.session.Session;
import io.github.vipnat.session.Transcript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The sessions in which routers were read for their plans, held while a person looks at these, so that what comes next need not
 * log in again. Nothing is typed meanwhile; all that is decided then is read anew. For several threads.
 */
public final class HeldSessions implements AutoCloseable {

    /** A router has few vtys, and closes a session that is idle for ten minutes, or five. */
    private static final Duration LONGEST = Duration.ofMinutes(4);

    /** Each takes a vty, a connection and its threads. */
    private static final int MOST = 64;

    private record Held(Session session, RememberedTranscript said) {}

    private final Duration longest;
    private final Map<String, Held> held = new HashMap<>();

    /** Holds up to 64 of them for four minutes. */
    public HeldSessions() {
        this(LONGEST);
    }

    /** @param longest before a session is given back */
    HeldSessions(Duration longest) {
        this.longest = longest;
    }

    /** Holds it, or closes it where there are enough. */
    void hold(String router, Session session, RememberedTranscript said) {
        Held mine = new Held(session, said);
        session.rest();
        if (isTaken(router, mine)) {
            CompletableFuture.delayedExecutor(longest.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> giveBack(router, mine));
        } else {
            session.close();
        }
    }

    private synchronized boolean isTaken(String router, Held mine) {
        return held.size() < MOST && held.putIfAbsent(router, mine) == null;
    }

    private void giveBack(String router, Held mine) {
        if (isStillHeld(router, mine)) {
            mine.session().close();
        }
    }

    private synchronized boolean isStillHeld(String router, Held mine) {
        return held.remove(router, mine);
    }

    /** An opener that begins with the session that is held, where there is one. */
    SessionOpener before(SessionOpener other) {
        return (router, transcript, patience) ->
                taken(router, transcript, patience).orElseGet(() -> other.open(router, transcript, patience));
    }

    private Optional<Session> taken(String router, Transcript transcript, Patience patience) {
        return remove(router).map(mine -> {
            mine.said().retell(transcript);
            mine.session().handOver(transcript, patience);
            return mine.session();
        });
    }

    private synchronized Optional<Held> remove(String router) {
        return Optional.ofNullable(held.remove(router));
    }

    /** Logs out of all that nobody took. */
    @Override
    public void close() {
        all().forEach(mine -> mine.session().close());
    }

    private synchronized List<Held> all() {
        List<Held> all = new ArrayList<>(held.values());
        held.clear();
        return all;
    }
}
