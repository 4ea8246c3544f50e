package io.github.vipnat.lint;

import io.github.vipnat.nat.ConfigLine;
import io.github.vipnat.nat.RouterView;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A NAT line that the router types by itself one day: an EEM applet's {@code action N cli command "…"}, or a
 * {@code cli …} of kron (ios-facts 11.4).
 *
 * @param author the line that it stands under
 * @param command what is typed, without quotes
 */
record LaterNatLine(ConfigLine place, String author, String command) {

    private static final String APPLET = "event manager applet ";

    private static final String KRON = "kron policy-list ";

    /** Words before the command itself. */
    private static final Set<String> IN_FRONT = Set.of("no", "do", "default");

    static List<LaterNatLine> in(RouterView view) {
        return view.lines().stream()
                .flatMap(line -> of(line).stream())
                .filter(later -> isNat(later.command()))
                .toList();
    }

    /** Whether the line is one of them. */
    static boolean isOne(ConfigLine line) {
        return of(line).filter(later -> isNat(later.command())).isPresent();
    }

    /** Whether it takes something out. */
    boolean removes() {
        return command.startsWith("no ") || command.startsWith("default ");
    }

    /** The line of configuration that is meant, without {@code no}. */
    String line() {
        return command.replaceFirst("^(?:no|default) ", "");
    }

    private static Optional<LaterNatLine> of(ConfigLine line) {
        return command(line).map(command -> new LaterNatLine(line, line.section(), command.replaceAll(" +", " ")));
    }

    private static Optional<String> command(ConfigLine line) {
        String text = line.text().strip();
        if (line.section().startsWith(APPLET) && text.startsWith("action ")) {
            int cli = text.indexOf(" cli command ");
            return cli < 0 ? Optional.empty() : Optional.of(unquoted(text.substring(cli + " cli command ".length())));
        }
        return line.section().startsWith(KRON) && text.startsWith("cli ")
                ? Optional.of(text.substring("cli ".length()).strip())
                : Optional.empty();
    }

    private static String unquoted(String text) {
        String command = text.strip();
        int end = command.startsWith("\"") ? command.indexOf('"', 1) : -1;
        return end > 0 ? command.substring(1, end).strip() : command.replace("\"", "");
    }

    /** Words may be shortened: {@code ip nat ins sou stat}. What only clears or shows changes no configuration. */
    private static boolean isNat(String command) {
        String[] words = command.split(" +", -1);
        int first = 0;
        while (first < words.length && IN_FRONT.contains(words[first])) {
            first++;
        }
        return first + 2 < words.length && words[first].equals("ip") && words[first + 1].equals("nat");
    }
}
