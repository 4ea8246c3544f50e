package io.github.vipnat.database.inspect;

import io.github.vipnat.database.session.ConnectFailure;
import java.util.List;
import java.util.Optional;

/**
 * Everything found out about one server.
 *
 * @param failure why there is no view of it
 * @param view what an administrator sees
 * @param verdicts on each source, when the accounts could be read
 */
public record Inspection(
        Server server,
        Reachability reachability,
        Optional<ConnectFailure> failure,
        Optional<ServerView> view,
        List<ClientSource> sources,
        List<AccessVerdict> verdicts) {

    public Inspection {
        sources = List.copyOf(sources);
        verdicts = List.copyOf(verdicts);
    }
}
