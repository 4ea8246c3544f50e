package io.github.vipnat.ios;

import io.github.vipnat.ios.text.LineWalk;
import io.github.vipnat.ios.text.WordCursor;
import io.github.vipnat.nat.ConfigLine;
import java.util.Optional;

/** Commands that somebody wrote down to type them; what they take away no router would show. */
final class TypedScript {

    private TypedScript() {}

    /** The first line that only such a script holds. */
    static Optional<ConfigLine> firstIn(String configuration) {
        LineWalk walk = new LineWalk(configuration);
        while (walk.advance()) {
            if (!walk.isText() && !walk.isIndented() && isTyped(walk.line())) {
                return Optional.of(new ConfigLine(walk.number(), walk.line(), ""));
            }
        }
        return Optional.empty();
    }

    private static boolean isTyped(String line) {
        WordCursor words = new WordCursor(line);
        if (words.takeIf("no", "ip", "nat")) {
            return words.takeIf("inside") || words.takeIf("outside") || words.takeIf("source") || words.takeIf("pool");
        }
        return (words.takeIf("conf") || words.takeIf("config") || words.takeIf("configure"))
                && (words.takeIf("t") || words.takeIf("term") || words.takeIf("terminal"));
    }
}
