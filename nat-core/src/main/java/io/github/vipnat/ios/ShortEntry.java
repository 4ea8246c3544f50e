package io.github.vipnat.ios;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.ios.text.WordCursor;
import java.util.Set;
import java.util.stream.Stream;

/** An entry of an access list that ends before it says where from and where to. */
final class ShortEntry {

    private static final Set<String> DEMANDING =
            Set.of("host", "eq", "gt", "lt", "neq", "range", "object-group", "time-range");

    private static final Set<String> COMPARISONS = Set.of("eq", "gt", "lt", "neq", "range");

    private final WordCursor words;

    private boolean isUnderstood = true;
    private boolean isTorn;

    private ShortEntry(String line) {
        this.words = new WordCursor(line);
    }

    /** @param isExtended whether entries of the list name a protocol and two ends */
    static boolean is(String line, boolean isExtended) {
        ShortEntry entry = new ShortEntry(line);
        if (isNumber(entry.words.peek())) {
            entry.words.take();
        }
        String verb = entry.words.take();
        boolean isEntry = verb.equals("permit") || verb.equals("deny");
        return isEntry && (DEMANDING.contains(lastWord(line)) || (isExtended && entry.lacksAnEnd()));
    }

    private boolean lacksAnEnd() {
        if (words.take().equals("object-group")) {
            words.take();
        }
        end();
        if (COMPARISONS.contains(words.peek())) {
            words.take();
            skipPorts();
        }
        boolean isShort = words.isEmpty();
        end();
        return isTorn || (isShort && isUnderstood);
    }

    private static boolean isPieceOfEnd(String word) {
        return !word.isEmpty()
                && Stream.of("any", "host", "object-group").anyMatch(end -> end.startsWith(word) && !end.equals(word));
    }

    /** Takes one end; of words that we do not know, nothing can be said. */
    private void end() {
        String word = words.take();
        if (word.equals("host") || word.equals("object-group") || isAddress(word)) {
            words.take();
        } else if (words.isEmpty() && isPieceOfEnd(word)) {
            isTorn = true;
        } else {
            isUnderstood &= word.equals("any") || word.isEmpty();
        }
    }

    private void skipPorts() {
        while (!words.isEmpty() && !isEnd(words.peek())) {
            words.take();
        }
    }

    private static boolean isEnd(String word) {
        return word.equals("any") || word.equals("host") || word.equals("object-group") || isAddress(word);
    }

    private static boolean isAddress(String word) {
        return Ipv4.parse(word).isPresent();
    }

    private static String lastWord(String line) {
        return line.substring(line.lastIndexOf(' ') + 1);
    }

    private static boolean isNumber(String word) {
        return !word.isEmpty() && word.chars().allMatch(one -> one >= '0' && one <= '9');
    }
}
