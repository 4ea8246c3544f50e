package io.github.vipnat.ios;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.ios.text.WordCursor;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Lines that end where IOS's grammar demands another word, and lines that can stand in one place only. */
final class ShortLine {

    /** With which words heads begin that something must stand behind; no part of them is a line of its own. */
    private static final List<String> HEADS = List.of(
            "interface ",
            "ip access-list standard ",
            "ip access-list extended ",
            "object-group network ",
            "object-group service ",
            "class-map type inspect match-any ",
            "class-map type inspect match-all ",
            "policy-map type inspect ",
            "zone-pair security ",
            "access-list ",
            "ip route ",
            "ip nat inside source ",
            "no ip ");

    /** The same of lines below them. */
    private static final List<String> LINES = List.of(
            "ip nat inside",
            "ip nat outside",
            "ip nat enable",
            "ip address ",
            "no ip address",
            "ip access-group ",
            "zone-member security ",
            "ip vrf forwarding ",
            "vrf forwarding ",
            "class type inspect ",
            "match protocol ",
            "match access-group ",
            "match class-map ",
            "service-policy type inspect ",
            "host ",
            "group-object ",
            "permit ",
            "deny ",
            "shutdown",
            "transport input ");

    /** What a line may be called that looks like the beginning of this one, up to here. */
    private static final String DEFAULT_CLASS = "class class-";

    /** How many words there are at least. */
    private static final int ZONE_PAIR = 7;

    private static final int ROUTE = 5;

    private static final Set<String> ROLES = Set.of("inside", "outside", "enable");

    private ShortLine() {}

    /** Of one at the margin. */
    static boolean isHead(String line) {
        if (isPartOfOne(HEADS, line)) {
            return true;
        }
        WordCursor words = new WordCursor(line);
        if (words.takeIf("interface")) {
            return words.take().chars().noneMatch(one -> one >= '0' && one <= '9') && words.isEmpty();
        }
        int count = line.split(" +", -1).length;
        if (words.takeIf("ip", "route")) {
            return Ipv4.parse(words.peek()).isPresent() && count < ROUTE;
        }
        return (words.takeIf("zone-pair", "security") && count < ZONE_PAIR)
                || (words.takeIf("access-list") && isNumberedEntry(words));
    }

    private static boolean isNumberedEntry(WordCursor words) {
        boolean isNumber = Character.isDigit(words.take().concat(" ").charAt(0));
        String verb = words.take();
        return isNumber
                && words.isEmpty()
                && !verb.equals("remark")
                && Stream.of("permit", "deny", "remark").anyMatch(one -> one.startsWith(verb));
    }

    /** Of one below a head that vipnat judges by. */
    static boolean isBelow(String head, String line) {
        if (SectionWords.isJudged(head) && isPartOfOne(LINES, line)) {
            return true;
        }
        if (head.startsWith("interface ")) {
            return isOfInterface(line);
        }
        if (head.startsWith("object-group network ")) {
            return ShortMember.isHost(line);
        }
        if (head.startsWith("event manager applet ")) {
            return ShortMember.isAction(line);
        }
        boolean isDefaultClass = line.startsWith(DEFAULT_CLASS) && "class class-default".startsWith(line);
        return head.startsWith("ip access-list ")
                ? ShortEntry.is(line, head.startsWith("ip access-list extended "))
                : isDefaultClass && !line.endsWith("default");
    }

    private static boolean isPartOfOne(List<String> wholes, String line) {
        return wholes.stream().anyMatch(whole -> whole.startsWith(line) && !whole.equals(line));
    }

    private static boolean isOfInterface(String line) {
        if (line.equals("secondary")) {
            return true;
        }
        WordCursor words = new WordCursor(line);
        if (words.takeIf("ip", "address")) {
            return words.take().chars().allMatch(one -> one == '.' || (one >= '0' && one <= '9')) && words.isEmpty();
        }
        if (words.takeIf("ip", "access-group")) {
            words.take();
            return words.isEmpty();
        }
        return false;
    }

    /** Whether it can stand under no line but that of an interface. */
    static boolean isOnlyOfInterface(String line) {
        WordCursor words = new WordCursor(line);
        if (words.takeIf("ip", "nat")) {
            return ROLES.contains(words.take()) && words.isEmpty();
        }
        if (words.takeIf("ip", "address")) {
            boolean isAddress = Ipv4.parse(words.take()).isPresent();
            return isAddress && Ipv4.parse(words.peek()).isPresent();
        }
        return words.takeIf("zone-member", "security");
    }
}
