package io.github.vipnat.ios;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.ios.text.WordCursor;

/** Lines of groups of hosts and of applets that end before they say what IOS's grammar demands. */
final class ShortMember {

    private static final String CLI = "cli";

    private static final String COMMAND = "command";

    private ShortMember() {}

    /** {@code host A}, {@code A MASK}, {@code A /LEN}, or what a tear left of an address. */
    static boolean isHost(String line) {
        WordCursor words = new WordCursor(line);
        if (words.takeIf("host")) {
            return isPieceOfAddress(words.take());
        }
        String first = words.take();
        return (isPieceOfAddress(first) && words.isEmpty())
                || (Ipv4.parse(first).isPresent() && isPieceOfAddress(words.take()));
    }

    private static boolean isPieceOfAddress(String word) {
        return word.chars().allMatch(one -> one == '.' || (one >= '0' && one <= '9'))
                && Ipv4.parse(word).isEmpty();
    }

    /** {@code action LABEL cli command "…"}; of other actions nothing is said here. */
    static boolean isAction(String line) {
        WordCursor words = new WordCursor(line);
        if (!words.takeIf("action")) {
            return false;
        }
        words.take();
        String verb = words.take();
        if (!verb.equals(CLI)) {
            return CLI.startsWith(verb) && words.isEmpty();
        }
        String what = words.take();
        return what.equals(COMMAND) ? isOpen(words.rest().strip()) : COMMAND.startsWith(what) && words.isEmpty();
    }

    /** A router prints a second quotation mark where it prints a first. */
    private static boolean isOpen(String text) {
        return text.isEmpty() || (text.startsWith("\"") && text.indexOf('"', 1) < 0);
    }
}
