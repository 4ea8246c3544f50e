package io.github.vipnat.lint;

import io.github.vipnat.nat.ConfigLine;
import io.github.vipnat.nat.RouterView;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A line about NAT that the router types by itself one day: an EEM applet's {@code action N cli command "…"}, or a
 * {@code cli …} of kron (ios-facts 11.4).
 *
 * @param author the line that it stands under
 * @param command what is typed, without quotes, and with the values of variables in their places
 * @param sources the line itself, and those that give its variables their values
 */
record LaterLine(ConfigLine place, String author, String command, List<ConfigLine> sources, Kind kind) {

    /** What a line does to NAT. */
    enum Kind {
        /** It is a NAT line. */
        NAT,
        /** It brings in a configuration, NAT and all (Cisco, "Configuration Replace and Configuration Rollback"). */
        WHOLE,
        /** It begins with a variable that gets its value when the time comes, or runs a script that stands in a file. */
        OPEN
    }

    private static final String APPLET = "event manager applet ";

    private static final String KRON = "kron policy-list ";

    /** A Tcl script that runs when its event comes; Cisco's own are of the type system. */
    private static final String POLICY = "event manager policy ";

    private static final String COMMAND = " cli command ";

    /** Words before the command itself. */
    private static final Set<String> IN_FRONT = Set.of("no", "do", "default");

    static List<LaterLine> in(RouterView view) {
        LaterVariables variables = LaterVariables.of(view);
        return view.lines().stream().flatMap(line -> of(line, variables)).toList();
    }

    /** The lines of the configuration that make them. */
    static Set<ConfigLine> sourcesIn(RouterView view) {
        return in(view).stream().flatMap(later -> later.sources().stream()).collect(Collectors.toSet());
    }

    /** Whether it takes something out. */
    boolean removes() {
        return command.startsWith("no ") || command.startsWith("default ");
    }

    /** The line of configuration that is meant, without {@code no}. */
    String line() {
        return command.replaceFirst("^(?:no|default) ", "");
    }

    private static Stream<LaterLine> of(ConfigLine line, LaterVariables variables) {
        String text = line.text().strip();
        if (line.section().startsWith(APPLET) && text.startsWith("action ") && text.contains(COMMAND)) {
            String command = unquoted(text.substring(text.indexOf(COMMAND) + COMMAND.length()));
            return variables
                    .expand(line.section(), command)
                    .flatMap(each -> of(line, each.text(), withPlace(line, each.sources())).stream());
        }
        if (line.section().isEmpty() && text.startsWith(POLICY) && !text.endsWith(" type system")) {
            return Stream.of(new LaterLine(line, text, text.substring(POLICY.length()), List.of(line), Kind.OPEN));
        }
        return line.section().startsWith(KRON) && text.startsWith("cli ")
                ? of(line, text.substring("cli ".length()), List.of(line)).stream()
                : Stream.empty();
    }

    private static List<ConfigLine> withPlace(ConfigLine line, List<ConfigLine> sources) {
        return Stream.concat(sources.stream(), Stream.of(line)).toList();
    }

    private static Optional<LaterLine> of(ConfigLine line, String typed, List<ConfigLine> sources) {
        String command = typed.strip().replaceAll(" +", " ");
        return kind(command).map(kind -> new LaterLine(line, line.section(), command, sources, kind));
    }

    /** The text between its quotes, or as it stands. */
    static String unquoted(String text) {
        String command = text.strip();
        int end = command.startsWith("\"") ? command.indexOf('"', 1) : -1;
        return end > 0 ? command.substring(1, end).strip() : command.replace("\"", "");
    }

    /** Words may be shortened: {@code ip nat ins sou stat}. What only clears or shows changes no configuration. */
    private static Optional<Kind> kind(String command) {
        List<String> words = Arrays.stream(command.split(" ", -1))
                .dropWhile(IN_FRONT::contains)
                .toList();
        if (isScript(words)
                || words.get(0).startsWith("$")
                || (words.size() > 1
                        && words.get(0).equals("ip")
                        && words.get(1).startsWith("$"))) {
            return Optional.of(Kind.OPEN);
        }
        if (words.size() > 2 && words.get(0).equals("ip") && words.get(1).equals("nat")) {
            return Optional.of(Kind.NAT);
        }
        return isCopyToRunning(words) || isReplace(words) ? Optional.of(Kind.WHOLE) : Optional.empty();
    }

    /** {@code tclsh FILE} runs what stands in the file. */
    private static boolean isScript(List<String> words) {
        return words.size() > 1 && isShort(words.get(0), "tclsh", 3);
    }

    /** {@code copy [/noverify] FILE running-config}. */
    private static boolean isCopyToRunning(List<String> words) {
        List<String> files =
                words.stream().skip(1).filter(word -> !word.startsWith("/")).toList();
        return isShort(words.get(0), "copy", 3)
                && files.size() > 1
                && isShort(files.get(1).replaceFirst("^system:/?", ""), "running-config", 2);
    }

    /** {@code configure replace FILE}, {@code memory}, {@code network URL}, {@code revert now}. */
    private static boolean isReplace(List<String> words) {
        return words.size() > 1
                && isShort(words.get(0), "configure", 4)
                && Stream.of("replace", "memory", "network", "overwrite-network", "revert")
                        .anyMatch(word -> isShort(words.get(1), word, 3));
    }

    private static boolean isShort(String word, String whole, int least) {
        return word.length() >= least && whole.startsWith(word);
    }
}
