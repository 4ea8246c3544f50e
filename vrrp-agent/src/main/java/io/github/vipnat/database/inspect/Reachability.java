package io.github.vipnat.database.inspect;

import io.github.vipnat.database.session.ConnectFailure;
import io.github.vipnat.database.session.ConnectFailure.Reason;
import java.util.List;
import java.util.Optional;

/**
 * Whether nodes can reach a server, and if not, why not.
 *
 * @param heard on which addresses something listens on the server's port, where that was seen
 */
public record Reachability(State state, List<NodeView.Listener> heard) {

    public Reachability {
        heard = List.copyOf(heard);
    }

    /** What was found. */
    public enum State {
        REACHED,
        /** It runs, and takes connections from its own host alone: Debian's default. */
        ON_LOOPBACK,
        /** It runs, and listens on other addresses than the one clients use. */
        ELSEWHERE,
        /** It listens there, and something on the way keeps us off. */
        FILTERED,
        /** The host was looked at: nothing listens on the port. */
        DOWN,
        /** Refused, and the host could not be looked at: down or on loopback, which look the same from outside. */
        REFUSED,
        NO_ANSWER,
        NO_ROUTE,
        OTHER;

        /** Whether the cause is known, as opposed to a server that could not be reached. */
        public boolean isFound() {
            return this == ON_LOOPBACK || this == ELSEWHERE || this == FILTERED || this == DOWN;
        }
    }

    /**
     * Decides.
     *
     * @param failure of the attempt from outside; empty when it succeeded
     * @param host the server's host, where it could be looked at; it explains that nobody answers, and not what somebody
     *     answered
     */
    static Reachability of(Server server, Optional<ConnectFailure> failure, Optional<NodeView> host) {
        Optional<Reason> reason = failure.map(ConnectFailure::reason);
        if (reason.isEmpty() || reason.get().isListening()) {
            return new Reachability(State.REACHED, List.of());
        }
        Optional<List<NodeView.Listener>> heard = host.flatMap(NodeView::listeners)
                .map(all -> all.stream()
                        .filter(listener -> listener.port() == server.port())
                        .toList());
        State outside = outside(reason.get());
        return new Reachability(
                heard.filter(known -> outside != State.OTHER)
                        .map(known -> inside(server, known))
                        .orElse(outside),
                heard.orElse(List.of()));
    }

    private static State inside(Server server, List<NodeView.Listener> heard) {
        if (heard.isEmpty()) {
            return State.DOWN;
        }
        if (heard.stream().anyMatch(listener -> listener.takes(server.address()))) {
            return State.FILTERED;
        }
        return heard.stream().allMatch(NodeView.Listener::isLoopback) ? State.ON_LOOPBACK : State.ELSEWHERE;
    }

    private static State outside(Reason reason) {
        return switch (reason) {
            case REFUSED -> State.REFUSED;
            case NO_ANSWER -> State.NO_ANSWER;
            case NO_ROUTE -> State.NO_ROUTE;
            case HOST_NOT_ALLOWED, ACCESS_DENIED, TURNED_AWAY, TLS_FAILED, UNREADABLE, OTHER -> State.OTHER;
        };
    }
}
