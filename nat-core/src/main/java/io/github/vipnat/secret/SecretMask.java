package io.github.vipnat.secret;

import io.github.vipnat.problem.VisibleText;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The one formatter of router lines that are shown to people or written down: what a line holds secret is left out
 * (ios-facts 11.2), everything behind the word that announces it. A secret's length and form differ between images, and a word
 * too much that is hidden does less harm than one too few. What is masked is for showing alone: nothing reads it back.
 */
public final class SecretMask {

    private static final List<String> NO_SECRET = List.of("ip nat ", "no ip nat ", "event manager applet ");

    private static final int HEXADECIMAL = 16;

    private static final int RADIX = 16;

    private SecretMask() {}

    /** The text of one line, fit to be shown. */
    public static String masked(String line) {
        return VisibleText.of(hasNoSecret(line) ? line : withoutSecrets(line));
    }

    /** The same of several lines, as a router answers. */
    public static String maskedLines(String text) {
        return Arrays.stream(text.split("\n", -1)).map(SecretMask::masked).collect(Collectors.joining("\n"));
    }

    /** Rules hold no secrets, and an applet's name is what somebody called it. */
    private static boolean hasNoSecret(String line) {
        return NO_SECRET.stream().anyMatch(line.stripLeading()::startsWith);
    }

    private static String withoutSecrets(String line) {
        if (isKeyInHexadecimal(line)) {
            return SecretMark.TEXT;
        }
        int[] action = AppletCommand.placeIn(line);
        return action.length == 0
                ? withoutAnnounced(line)
                : line.substring(0, action[0])
                        + typed(line.substring(action[0], action[1]))
                        + withoutAnnounced(line.substring(action[1]));
    }

    private static String typed(String command) {
        return AppletCommand.isOne(command) ? masked(command) : SecretMark.TEXT;
    }

    private static String withoutAnnounced(String line) {
        int place = new SecretPlace(line).find();
        boolean hidden = !line.substring(place).isBlank();
        boolean blank = hidden && Character.isWhitespace(line.charAt(place));
        String rest = hidden ? line.substring(0, place) + (blank ? " " : "") + SecretMark.TEXT : line;
        return UrlParameters.removedFrom(UrlLogin.removedFrom(rest, SecretMark.TEXT), SecretMark.TEXT);
    }

    /** A key that is printed byte by byte is nothing else. */
    private static boolean isKeyInHexadecimal(String line) {
        String digits = line.replace(" ", "").replace("\t", "");
        return digits.length() >= HEXADECIMAL && digits.chars().allMatch(one -> Character.digit(one, RADIX) >= 0);
    }
}
