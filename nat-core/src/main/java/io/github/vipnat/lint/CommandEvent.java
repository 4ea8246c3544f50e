package io.github.vipnat.lint;

import io.github.vipnat.nat.ConfigLine;
import io.github.vipnat.nat.RouterView;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * An applet's {@code event cli pattern "…"} that may keep a line from being carried out. With {@code sync yes} it is carried out when
 * the applet ends with {@code _exit_status} 1 (gh:27311380975, the sample with {@code show alias}), with {@code sync no skip yes} never;
 * with {@code sync no skip no} the applet runs beside it.
 *
 * @param text the line
 * @param options what stands behind the pattern
 */
record CommandEvent(String applet, String text, String pattern, List<String> options) {

    private static final String APPLET = "event manager applet ";

    private static final String CLI = " cli pattern ";

    /** No pattern for a command is as long. */
    private static final int LONGEST = 256;

    /** A pattern that looks more often at a line is given up: it comes from the router, and some never end. */
    private static final int MOST_LOOKS = 20_000;

    /** What a line comes to. */
    enum Match {
        TAKEN,
        LEFT,
        /** The pattern cannot be judged. */
        OPEN
    }

    static Stream<CommandEvent> in(RouterView view) {
        return view.lines().stream()
                .filter(line -> line.section().startsWith(APPLET))
                .flatMap(line -> of(line).stream())
                .filter(event -> event.keepsBack(view));
    }

    private static Optional<CommandEvent> of(ConfigLine line) {
        String text = line.text().strip();
        int at = text.indexOf(CLI);
        if (!text.startsWith("event ") || at < 0) {
            return Optional.empty();
        }
        String rest = text.substring(at + CLI.length()).strip();
        int end = rest.startsWith("\"") ? rest.indexOf('"', 1) : rest.indexOf(' ');
        String pattern = end < 0 ? rest : rest.substring(0, end);
        List<String> options = end < 0
                ? List.of()
                : Arrays.asList(rest.substring(end + 1).strip().split(" +", -1));
        return Optional.of(new CommandEvent(line.section(), text, pattern.replace("\"", ""), options));
    }

    private boolean keepsBack(RouterView view) {
        if (option("sync").equals(Optional.of("yes"))) {
            return !letsPass(view);
        }
        return option("skip").equals(Optional.of("yes"));
    }

    private Optional<String> option(String name) {
        int at = options.indexOf(name);
        return at < 0 || at + 1 >= options.size() ? Optional.empty() : Optional.of(options.get(at + 1));
    }

    /** Whether it always ends with 1 and says nothing of its own meanwhile. */
    private boolean letsPass(RouterView view) {
        List<String> actions = view.lines().stream()
                .filter(line -> line.section().equals(applet))
                .map(line -> line.text().strip())
                .filter(line -> line.startsWith("action "))
                .toList();
        List<String> ends = actions.stream()
                .filter(line -> line.contains(" set _exit_status "))
                .toList();
        return !ends.isEmpty()
                && ends.stream().allMatch(line -> line.replace("\"", "").endsWith(" set _exit_status 1"))
                && actions.stream().noneMatch(line -> line.matches("action \\S+ +(?:puts|gets) .*"));
    }

    /** Without {@code mode} it is for every one. */
    boolean isForMode(String mode) {
        return option("mode")
                .filter(own -> !mode.startsWith(own) && !own.startsWith(mode))
                .isEmpty();
    }

    /** The pattern is looked for anywhere in the line, which the router has written out in full. */
    Match match(String line) {
        if (pattern.length() > LONGEST) {
            return Match.OPEN;
        }
        try {
            return Pattern.compile(pattern).matcher(new CountedText(line)).find() ? Match.TAKEN : Match.LEFT;
        } catch (PatternSyntaxException | TooManyLooks cannotJudge) {
            return Match.OPEN;
        }
    }

    private static final class TooManyLooks extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A text that counts how often it is looked at. */
    private static final class CountedText implements CharSequence {
        private final String text;
        private int looks;

        CountedText(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++looks > MOST_LOOKS) {
                throw new TooManyLooks();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
