package io.github.vipnat.lint;

import io.github.vipnat.secret.SecretMark;
import java.util.List;
import java.util.stream.Stream;

/**
 * The end of a fix that says what to type on the router. Part of it may be lines of others: what can be pasted as it stands is
 * printed, and where one of the lines cannot, since a secret in it is hidden or a key of it would do something else, the fix says
 * where the router shows them.
 */
final class Paste {

    /** Shows every NAT line of a router. */
    static final String NAT_LINES = "show running-config | include ^ip nat";

    private static final String READ_THERE =
            "; not everything that is to be typed is fit to be printed here, so read it on the router:  ";

    private Paste() {}

    /**
     * A fix that ends with one command.
     *
     * @param fix what to do, without a colon
     * @param show the command that shows what is to be changed
     */
    static String command(String fix, String command, String show) {
        return isFit(command) ? fix + ":  " + command : fix + READ_THERE + show;
    }

    /** As {@link #command}, with lines of configuration mode. */
    static String lines(String fix, List<String> lines, String show) {
        return lines.stream().allMatch(Paste::isFit) ? fix + ":\n" + String.join("\n", lines) : fix + READ_THERE + show;
    }

    /** As {@link #lines}, with one line below each interface. */
    static String onInterfaces(String fix, List<?> names, String line) {
        return lines(
                fix,
                names.stream()
                        .flatMap(name -> Stream.of(" interface " + name, "  " + line))
                        .toList(),
                "show ip interface brief");
    }

    /**
     * The command that shows a part of the configuration. Of its first line only what is printed and means itself is looked for: to
     * a router a dot is any character, and an underscore a place between two words.
     */
    static String section(String head) {
        return "show running-config | section " + SecretMark.before(head).replaceAll("[^A-Za-z0-9 /-]", ".");
    }

    /** A question mark asks for help instead of being typed, and beyond ASCII the bytes of a terminal are not those of the router. */
    private static boolean isFit(String line) {
        return !SecretMark.isIn(line) && line.chars().allMatch(one -> one >= ' ' && one < 0x7f && one != '?');
    }
}
