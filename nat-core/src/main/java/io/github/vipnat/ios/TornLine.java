package io.github.vipnat.ios;

import io.github.vipnat.ios.nat.NatLineEnd;
import io.github.vipnat.ios.reply.Announcements;
import io.github.vipnat.ios.text.LineWalk;
import io.github.vipnat.nat.ConfigLine;
import java.util.Optional;
import java.util.Set;

/**
 * A line that a mail program, a narrow terminal or a message of the router tore in two. Only what no router prints counts: a
 * line that ends where the grammar demands a word, one at the margin that begins as no command does, and one under a line
 * where it cannot stand.
 */
final class TornLine {

    /** Words that people write in, and what they write may look like anything. */
    private static final Set<String> PROSE = Set.of(
            "description",
            "remark",
            "alias",
            "action",
            "event",
            "logging",
            "menu",
            "snmp-server",
            "access-list",
            "name",
            "title",
            "message",
            "cli");

    /** With one of these begins no command at the margin, but the second half of a line that vipnat judges by. */
    private static final Set<String> SECOND_HALVES = Set.of(
            "any",
            "host",
            "eq",
            "established",
            "in",
            "out",
            "inside",
            "outside",
            "side",
            "extendable",
            "secondary",
            "overload",
            "class");

    private final LineWalk walk;
    private boolean isBegun;

    /** The line at the margin that this one stands under. */
    private ConfigLine head = new ConfigLine(0, "", "");

    /** The head of the section that ended right above this one, with no comment in between; empty where there is none. */
    private String before = "";

    /** The line above, without blanks around it; empty behind a comment. */
    private ConfigLine above = new ConfigLine(0, "", "");

    private TornLine(String configuration) {
        this.walk = new LineWalk(configuration);
    }

    /** The first one; empty where all are whole, as far as that can be told for certain. */
    static Optional<ConfigLine> firstIn(String configuration) {
        return new TornLine(configuration).find();
    }

    private Optional<ConfigLine> find() {
        Optional<ConfigLine> torn = Optional.empty();
        while (torn.isEmpty() && walk.advance()) {
            if (!walk.isText() && !walk.line().isBlank()) {
                torn = look(new ConfigLine(walk.number(), walk.line().strip(), ""));
            }
        }
        return torn;
    }

    private Optional<ConfigLine> look(ConfigLine line) {
        Optional<ConfigLine> torn = isBegun ? judged(line) : Optional.empty();
        if (!walk.isIndented()) {
            before = above.text().isEmpty() || above.number() == head.number() ? "" : head.text();
            head = line;
        }
        above = line.text().startsWith("!") ? new ConfigLine(0, "", "") : line;
        isBegun |= !walk.isIndented() && isConfiguration(line.text());
        return torn;
    }

    private static boolean isConfiguration(String line) {
        return line.startsWith("version ") || line.startsWith("hostname ") || line.startsWith("interface ");
    }

    private Optional<ConfigLine> judged(ConfigLine line) {
        String text = line.text();
        if (!above.text().isEmpty() && areHalves(above.text(), text, walk.isIndented())) {
            return Optional.of(above);
        }
        boolean isTorn = walk.isIndented() ? ShortLine.isBelow(head.text(), text) : isShortHead(text);
        if (isTorn || isCutInto(text)) {
            return Optional.of(line);
        }
        return walk.isIndented() && isBelowWrongHead(text)
                ? Optional.of(head.number() > 0 ? head : line)
                : Optional.empty();
    }

    /** Together they are a rule, and the second of them alone is nothing. */
    private static boolean areHalves(String first, String second, boolean isIndented) {
        boolean mayBeNat = first.startsWith("ip nat ") || "ip nat ".startsWith(first);
        if (!mayBeNat || second.startsWith("!") || (isIndented && first.startsWith("ip nat pool "))) {
            return false;
        }
        return isRule(first + second) || isRule(first + " " + second);
    }

    private static boolean isRule(String line) {
        return NatLineEnd.isRule(line) || line.equals("ip nat inside") || line.equals("ip nat outside");
    }

    private static boolean isShortHead(String line) {
        return isNoCommand(line) || ShortLine.isHead(line) || NatLineEnd.isMissing(line);
    }

    /** IOS begins no line at the margin with a digit, a capital letter, or what joins words and numbers. */
    private static boolean isNoCommand(String line) {
        char first = line.charAt(0);
        return (first >= '0' && first <= '9')
                || (first >= 'A' && first <= 'Z')
                || ".,-/:_()".indexOf(first) >= 0
                || SECOND_HALVES.contains(firstWord(line));
    }

    /** What only an interface has, or a list, and stands under something else: a line in between ended the section. */
    private boolean isBelowWrongHead(String line) {
        char first = head.text().isEmpty() ? '!' : head.text().charAt(0);
        boolean isFirst = above.number() == head.number();
        if (isFirst && first != '!' && (first < 'a' || first > 'z')) {
            return true;
        }
        if (isFirst && SectionWords.goOn(before, head.text(), line)) {
            return true;
        }
        boolean isInterface =
                head.text().startsWith("interface ") || head.text().startsWith("template ");
        return !isInterface && ShortLine.isOnlyOfInterface(line);
    }

    private static boolean isCutInto(String line) {
        int message = Announcements.indexOfMessageIn(line);
        return message > 0
                && !PROSE.contains(firstWord(line))
                && line.lastIndexOf('"', message) < 0
                && !line.substring(0, message).contains(" pattern ");
    }

    private static String firstWord(String line) {
        int blank = line.indexOf(' ');
        return blank < 0 ? line : line.substring(0, blank);
    }
}
