package io.github.vipnat.ios;

import io.github.vipnat.ios.text.LineWalk;
import io.github.vipnat.nat.ConfigLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Goes through a file once and keeps each stretch of it that ends as a configuration does. */
final class CaptureFinder {

    private final String file;
    private final LineWalk walk;
    private final List<Capture> closed = new ArrayList<>();
    private Capture open = new Capture(1, 0, Optional.empty(), false);
    private Optional<TypedLine> lastPart = Optional.empty();
    private Optional<ConfigLine> changed = Optional.empty();

    CaptureFinder(String file) {
        this.file = file;
        this.walk = new LineWalk(file);
        while (walk.advance()) {
            if (!walk.isText() && !walk.isIndented() && !walk.line().isEmpty()) {
                look(walk.line());
            }
        }
    }

    private void look(String line) {
        Optional<TypedLine> typed = TypedLine.of(line);
        if (typed.isPresent()) {
            typed.filter(command -> !command.isNothing()).ifPresent(this::typed);
        } else if (line.equals("end")) {
            open.close(file, Math.min(walk.next(), file.length()), walk.number());
            closed.add(open);
            open = new Capture(walk.number() + 1, Math.min(walk.next(), file.length()), Optional.empty(), false);
        } else {
            open.look(line);
        }
    }

    private void typed(TypedLine command) {
        if (command.changes()) {
            changed = Optional.of(new ConfigLine(walk.number(), walk.line(), ""));
        }
        if (ShownPart.of(command.command()) == ShownPart.SOME) {
            lastPart = Optional.of(command);
        }
        int start = Math.min(walk.next(), file.length());
        open = new Capture(walk.number() + 1, start, Optional.of(command), open.isConfiguration() || open.isDoubtful());
    }

    /** Each that reached its end, in order. */
    List<Capture> closed() {
        return closed;
    }

    /** What comes behind the last of them. */
    Capture open() {
        return open;
    }

    /** The last command that showed only some of a configuration. */
    Optional<TypedLine> lastPart() {
        return lastPart;
    }

    /** The last line with which the router may have been changed. */
    Optional<ConfigLine> changed() {
        return changed;
    }

    Optional<ConfigLine> unsound() {
        return walk.unsound();
    }
}
