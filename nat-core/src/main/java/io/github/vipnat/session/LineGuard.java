package io.github.vipnat.session;

import io.github.vipnat.problem.Problem;
import java.util.stream.Collectors;

/** Says which line was not typed. */
final class LineGuard {

    private static final int SHOWN = 120;

    private LineGuard() {}

    static Problem refusal(String line) {
        return Problem.fatal(
                "line-not-ours",
                "session",
                "this line was not typed, because vipnat does not make such lines: " + visible(line),
                "only rules as they are understood here, and the commands on vipnat's own list, reach a router",
                "look where it comes from: a plan or a run's record that was changed by hand");
    }

    /** Controls and what is no ASCII are shown by number, so that they can be seen and do nothing. */
    private static String visible(String line) {
        String seen = line.chars()
                .limit(SHOWN)
                .mapToObj(one -> one >= ' ' && one <= '~' ? String.valueOf((char) one) : "<%02x>".formatted(one))
                .collect(Collectors.joining());
        return line.length() > SHOWN ? seen + "…" : seen;
    }
}
