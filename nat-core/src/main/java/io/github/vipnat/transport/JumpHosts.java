package io.github.vipnat.transport;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The jump hosts of one piece of work: each is connected to once, everybody who goes through it shares that connection, and
 * all are closed together when the work is done. A jump host that is no longer of use is connected to anew, for those who
 * ask from then on. Safe to use from several threads. For implementations of {@link Transport}.
 */
public final class JumpHosts implements AutoCloseable {

    /** A connection that carries lines to other hosts. */
    public interface Carrier {

        /**
         * Opens a line; closing the line ends it alone.
         *
         * @param limit how long the jump host may take to reach the other
         */
        ByteLink carry(String host, int port, Duration limit) throws IOException;

        /** The failure of {@link #carry} when the jump host did not answer at all; whoever waited knows it as a time-out. */
        static IOException saidNothing(Duration limit, Exception cause) {
            IOException silence = new SocketTimeoutException("the jump host said nothing for " + limit);
            silence.initCause(cause);
            return silence;
        }

        /** Whether it is worth asking for another line. */
        boolean isUsable();

        /** Ends every line too; never throws. */
        void close();
    }

    /** Whoever allows an old algorithm does not allow it for others too. */
    private record Name(
            String library, String host, int port, String username, Set<String> algorithms, Optional<Name> behind) {}

    private final Map<Name, CompletableFuture<Carrier>> current = new HashMap<>();
    private final Deque<Carrier> opened = new ArrayDeque<>();

    /**
     * The connection to a jump host. Whoever asks while somebody else is connecting waits for that, and shares the failure
     * too, so that a password that is wrong counts once.
     *
     * @param library whose connection it is; none can use another's
     * @param connect to the jump host, in turn through the one before it
     * @throws TransportException when it cannot be reached or refuses the login
     */
    public Carrier to(Endpoint jump, String library, Function<Endpoint, Carrier> connect) {
        Name name = name(jump, library);
        CompletableFuture<Carrier> mine = new CompletableFuture<>();
        CompletableFuture<Carrier> shared;
        synchronized (this) {
            shared = current.merge(name, mine, (standing, ours) -> isUsable(standing) ? standing : ours);
        }
        if (shared == mine) {
            open(name, mine, () -> connect.apply(jump));
        }
        return result(shared);
    }

    private void open(Name name, CompletableFuture<Carrier> mine, Supplier<Carrier> connect) {
        try {
            Carrier carrier = connect.get();
            synchronized (this) {
                opened.push(carrier);
            }
            mine.complete(carrier);
        } catch (RuntimeException | Error e) {
            synchronized (this) {
                current.remove(name, mine);
            }
            mine.completeExceptionally(e);
        }
    }

    private static Name name(Endpoint jump, String library) {
        return new Name(
                library,
                jump.host(),
                jump.port(),
                jump.login().username(),
                Set.copyOf(jump.algorithms()),
                jump.jump().map(next -> name(next, library)));
    }

    private static boolean isUsable(CompletableFuture<Carrier> connection) {
        return !connection.isDone() || connection.join().isUsable();
    }

    private static Carrier result(CompletableFuture<Carrier> connection) {
        try {
            return connection.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** The nearer ones stand on the farther ones, and were opened after them. */
    @Override
    public void close() {
        Deque<Carrier> all;
        synchronized (this) {
            all = new ArrayDeque<>(opened);
            opened.clear();
            current.clear();
        }
        all.forEach(Carrier::close);
    }
}
