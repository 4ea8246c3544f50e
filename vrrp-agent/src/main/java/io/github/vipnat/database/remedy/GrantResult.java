package io.github.vipnat.database.remedy;

import io.github.vipnat.database.inspect.Server;
import io.github.vipnat.database.session.SqlStatement;
import io.github.vipnat.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What became of one server.
 *
 * @param statements what was missing, in order
 * @param done how many of them ran
 * @param problems what is wrong after it, or why nothing could be done
 */
record GrantResult(Server server, Ending ending, List<SqlStatement> statements, int done, List<Problem> problems) {

    GrantResult {
        statements = List.copyOf(statements);
        problems = List.copyOf(problems);
    }

    /** The same, with what else has to be said; not where nothing was or would be written. */
    GrantResult with(Optional<Problem> more) {
        boolean isWritten = ending == Ending.SHOWN || ending == Ending.GRANTED || ending == Ending.LEFT_OPEN;
        List<Problem> all = Stream.concat(problems.stream(), more.filter(problem -> isWritten).stream())
                .toList();
        return new GrantResult(server, ending, statements, done, all);
    }

    /** How it ended; in the order of how bad it is. */
    enum Ending {
        /** Nothing was missing that a grant could give. */
        NOTHING,
        /** Shown and not run. */
        SHOWN,
        /** Run, and seen in place afterwards. */
        GRANTED,
        /** Not run here: it came, or will come, from another server by replication. */
        REPLICATED,
        /** Refused at the first statement: nothing was changed. */
        REFUSED,
        /** The server could not be reached or would not let us in. */
        NOT_REACHED,
        /** Some statements ran and others did not, or they ran and are not in place. */
        LEFT_OPEN
    }
}
