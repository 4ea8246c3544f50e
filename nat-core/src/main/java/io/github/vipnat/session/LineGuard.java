package io.github.vipnat.session;

import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import java.util.stream.Collectors;

/** The last guard: what is typed on a device is what vipnat makes itself, wherever it was read from. */
final class LineGuard {

    private static final int SHOWN = 120;

    private LineGuard() {}

    /** @throws ProblemException for any other line */
    static void require(String line, DeviceOs os) {
        if (!os.types(line)) {
            throw new ProblemException(ProblemException.Kind.REFUSED, refusal(line));
        }
    }

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
