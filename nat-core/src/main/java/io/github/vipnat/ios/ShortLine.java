package io.github.vipnat.ios;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.ios.text.WordCursor;
import java.util.Set;

/** Lines of a section that end where IOS's grammar demands another word. */
final class ShortLine {

    private static final Set<String> DEMANDING =
            Set.of("permit", "deny", "host", "eq", "gt", "lt", "neq", "range", "object-group", "time-range");

    private static final Set<String> ROLES = Set.of("inside", "outside", "enable");

    private ShortLine() {}

    static boolean isOfInterface(String line) {
        WordCursor words = new WordCursor(line);
        if (words.takeIf("ip", "nat")) {
            String role = words.take();
            return words.isEmpty() && !ROLES.contains(role) && ROLES.stream().anyMatch(one -> one.startsWith(role));
        }
        if (words.takeIf("ip", "address")) {
            return isPieceOfAddress(words.take()) && words.isEmpty();
        }
        if (words.takeIf("ip", "access-group")) {
            words.take();
            return words.isEmpty();
        }
        boolean isNameNext = words.takeIf("zone-member", "security")
                || words.takeIf("zone-member")
                || words.takeIf("ip", "vrf", "forwarding")
                || words.takeIf("vrf", "forwarding");
        return isNameNext && words.isEmpty();
    }

    /** Of an entry, with its number or without. */
    static boolean isOfAccessList(String line) {
        WordCursor words = new WordCursor(line);
        if (isNumber(words.peek())) {
            words.take();
        }
        boolean isEntry = words.peek().equals("permit") || words.peek().equals("deny");
        String last = words.take();
        while (!words.isEmpty()) {
            last = words.take();
        }
        return isEntry && DEMANDING.contains(last);
    }

    /** Whether it can stand under no line but that of an interface. */
    static boolean isOnlyOfInterface(String line) {
        WordCursor words = new WordCursor(line);
        if (words.takeIf("ip", "nat")) {
            return ROLES.contains(words.take()) && words.isEmpty();
        }
        if (words.takeIf("ip", "address")) {
            return Ipv4.parse(words.take()).isPresent()
                    && Ipv4.parse(words.take()).isPresent();
        }
        return words.takeIf("zone-member", "security");
    }

    private static boolean isPieceOfAddress(String word) {
        return word.chars().allMatch(one -> one == '.' || (one >= '0' && one <= '9'));
    }

    private static boolean isNumber(String word) {
        return !word.isEmpty() && word.chars().allMatch(one -> one >= '0' && one <= '9');
    }
}
