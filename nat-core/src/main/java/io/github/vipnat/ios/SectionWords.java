package io.github.vipnat.ios;

import io.github.vipnat.ios.text.WordCursor;
import java.util.Map;
import java.util.Set;

/** With which words the lines below a section's head begin. */
final class SectionWords {

    /** Of the sections that vipnat judges by. */
    private static final Map<String, Set<String>> BELOW = Map.of(
            "ip access-list ",
            Set.of("permit", "deny", "remark"),
            "object-group ",
            Set.of("host", "range", "group-object"),
            "class-map ",
            Set.of("match"),
            "policy-map ",
            Set.of("class"),
            "route-map ",
            Set.of("match", "set"),
            "event manager applet ",
            Set.of("event", "action"),
            "interface ",
            Set.of("ip", "zone-member", "standby", "encapsulation", "duplex", "speed", "crypto", "shutdown"));

    /** Words that begin sections of their own; one with a hyphen in it is none that people write. */
    private static final Set<String> HEADS =
            Set.of(("interface template ip ipv6 mac arp router line crypto aaa vrf event zone voice controller "
                            + "flow track archive kron key radius tacacs mpls monitor redundancy service wlan webvpn "
                            + "l2vpn cts subscriber identity policy performance metadata mka bfd call ap cable gateway "
                            + "telephony virtual sdm")
                    .split(" ", -1));

    private SectionWords() {}

    /** Whether vipnat judges by what stands under this head. */
    static boolean isJudged(String head) {
        return head.startsWith("zone-pair ")
                || head.startsWith("line ")
                || BELOW.keySet().stream().anyMatch(head::startsWith);
    }

    /**
     * Whether a line stands under what is no head, and goes on with the section before.
     *
     * @param before the head of that section
     * @param head what the line stands under
     */
    static boolean goOn(String before, String head, String line) {
        String first = new WordCursor(head).peek();
        return !HEADS.contains(first)
                && first.indexOf('-') < 0
                && BELOW.entrySet().stream()
                        .anyMatch(own -> before.startsWith(own.getKey())
                                && own.getValue().contains(firstWord(line)));
    }

    private static String firstWord(String line) {
        WordCursor words = new WordCursor(line);
        String first = words.take();
        boolean isNumber = first.chars().allMatch(one -> one >= '0' && one <= '9');
        return isNumber ? words.peek() : first;
    }
}
