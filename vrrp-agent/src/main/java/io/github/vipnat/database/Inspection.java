package io.github.vipnat.database;

import java.util.List;
import java.util.Optional;

/**
 * Everything found out about one server.
 *
 * @param failure why there is no view of it
 * @param view what an administrator sees
 * @param verdicts on each source, when the accounts could be read
 */
record Inspection(
        Server server,
        Reach reach,
        Optional<NotConnected> failure,
        Optional<ServerView> view,
        List<Source> sources,
        List<Verdict> verdicts) {

    Inspection {
        sources = List.copyOf(sources);
        verdicts = List.copyOf(verdicts);
    }
}
