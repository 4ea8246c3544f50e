package io.github.vipnat.ios;

import io.github.vipnat.ios.text.LineWalk;
import io.github.vipnat.nat.ConfigLine;
import java.util.Optional;

/** Whether a capture begins in the middle of a configuration: every router prints its version and its name near the top. */
final class LostTop {

    private LostTop() {}

    /** The first line that is there; empty where the top is not lost. */
    static Optional<ConfigLine> firstIn(String configuration) {
        LineWalk walk = new LineWalk(configuration);
        Optional<ConfigLine> first = Optional.empty();
        while (walk.advance()) {
            if (!walk.isText() && isTop(walk.line())) {
                return Optional.empty();
            }
            if (first.isEmpty() && isLine(walk.line())) {
                first = Optional.of(new ConfigLine(walk.number(), walk.line(), ""));
            }
        }
        return first;
    }

    private static boolean isTop(String line) {
        return line.startsWith("version ") || line.startsWith("hostname ");
    }

    /** Headers begin with a capital letter. */
    private static boolean isLine(String line) {
        return !line.isBlank()
                && !line.startsWith("!")
                && !Character.isUpperCase(line.charAt(0))
                && !line.equals("end");
    }
}
