package io.github.vipnat.ios;

import io.github.vipnat.ios.text.ConfigTree;
import io.github.vipnat.ios.text.WordCursor;
import io.github.vipnat.nat.ConfigLine;
import java.util.Optional;
import java.util.Set;

/** Lines at the margin that can only stand under another: the blanks before them are lost, and with them what they belong to. */
final class LostIndentation {

    /** No line at the margin begins with one of these, neither on IOS nor on IOS-XE. */
    private static final Set<String> ONLY_BELOW = Set.of(
            "permit",
            "deny",
            "remark",
            "match",
            "set",
            "description",
            "encapsulation",
            "switchport",
            "zone-member",
            "transport",
            "duplex",
            "speed",
            "shutdown",
            "group-object",
            "action",
            "inspect",
            "exec-timeout");

    private LostIndentation() {}

    /** The first such line; empty where the indentation is whole. */
    static Optional<ConfigLine> firstIn(String configuration) {
        return ConfigTree.sections(configuration).stream()
                .map(ConfigTree.Section::head)
                .filter(head -> isBelowAnother(head.text()))
                .findFirst();
    }

    private static boolean isBelowAnother(String line) {
        if (line.equals("ip nat inside") || line.equals("ip nat outside") || line.equals("ip nat enable")) {
            return true;
        }
        WordCursor words = new WordCursor(line);
        words.takeIf("no");
        boolean isNumbered = words.peek().chars().allMatch(character -> character >= '0' && character <= '9');
        if (isNumbered) {
            words.take();
            return words.takeIf("permit") || words.takeIf("deny");
        }
        return ONLY_BELOW.contains(words.peek())
                || words.takeIf("ip", "address")
                || words.takeIf("ip", "access-group")
                || words.takeIf("service-policy", "type", "inspect");
    }
}
