package io.github.vipnat.problem;

import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of others inside commands that are to be pasted: a shell takes each for one word, and nothing in it for a command. */
public final class ShellText {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private static final int DELETE = 0x7f;
    private static final int LARGEST_SHORT = 0xffff;

    private ShellText() {}

    /** The text as one word of bash, zsh or ksh; as it is where that is one already, and on one line whatever is in it. */
    public static String of(String text) {
        if (PLAIN.matcher(text).matches()) {
            return text;
        }
        return text.codePoints().anyMatch(ShellText::isUnseen)
                ? "$'" + text.codePoints().mapToObj(ShellText::escaped).collect(Collectors.joining()) + "'"
                : "'" + text.replace("'", "'\\''") + "'";
    }

    /** A path as one word that no command takes for an option. */
    public static String of(Path path) {
        String text = path.toString();
        return of(text.startsWith("-") ? "./" + text : text);
    }

    /** What a terminal acts upon or does not show, and what breaks a line. */
    private static boolean isUnseen(int one) {
        return switch (Character.getType(one)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> one != ' ' && Character.isSpaceChar(one);
        };
    }

    private static String escaped(int one) {
        if (one == '\'' || one == '\\') {
            return "\\" + Character.toString(one);
        }
        if (one != ' ' && !isUnseen(one)) {
            return Character.toString(one);
        }
        if (one <= DELETE) {
            return "\\x%02x".formatted(one);
        }
        return one <= LARGEST_SHORT ? "\\u%04x".formatted(one) : "\\U%08x".formatted(one);
    }
}
