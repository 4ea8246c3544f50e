package io.github.vipnat.ios.filter;

import io.github.vipnat.filter.AccessEntry;
import io.github.vipnat.filter.AccessEntry.Evaluate;
import io.github.vipnat.filter.AccessEntry.Unreadable;
import io.github.vipnat.filter.AccessList;
import io.github.vipnat.filter.AccessList.Line;
import io.github.vipnat.ios.text.ConfigTree;
import io.github.vipnat.ios.text.WordCursor;
import io.github.vipnat.nat.ConfigLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The access lists, named and numbered. IOS 15 prints entries without their numbers, and IOS-XE 17 with them
 * (ansible-collections/cisco.ios, pull request 983); a numbered list stands there as a named one.
 */
final class AccessListReader {

    private static final int DIGITS = 9;

    private record Lines(boolean isStandard, List<String> texts) {}

    private final Map<String, Lines> lists = new LinkedHashMap<>();

    /** Takes the section if it is of an access list. */
    boolean readSection(ConfigTree.Section section) {
        WordCursor words = new WordCursor(section.head().text());
        if (words.takeIf("ip", "access-list", "extended")) {
            readNamed(words.take(), false, section.children());
        } else if (words.takeIf("ip", "access-list", "standard")) {
            readNamed(words.take(), true, section.children());
        } else if (words.takeIf("access-list") && number(words.peek()).isPresent()) {
            String number = words.take();
            texts(number, isStandard(number)).add(words.rest());
        } else {
            return false;
        }
        return true;
    }

    Map<String, AccessList> toLists(AccessEntryCodec codec) {
        Map<String, AccessList> read = new LinkedHashMap<>();
        lists.forEach((name, lines) -> read.put(
                name,
                new AccessList(
                        name,
                        lines.isStandard(),
                        lines.texts().stream()
                                .map(text -> line(codec, text, lines.isStandard()))
                                .toList())));
        List<AccessList> known = List.copyOf(read.values());
        read.replaceAll((name, list) -> evaluating(list, known));
        return read;
    }

    /** With {@code evaluate NAME} read where some list says {@code reflect NAME}. */
    private static AccessList evaluating(AccessList list, List<AccessList> known) {
        return new AccessList(
                list.name(),
                list.isStandard(),
                list.lines().stream()
                        .map(line -> new Line(line.number(), evaluating(line.entry(), known)))
                        .toList());
    }

    private static AccessEntry evaluating(AccessEntry entry, List<AccessList> known) {
        WordCursor words = new WordCursor(entry.text());
        if (!(entry instanceof Unreadable) || !words.takeIf("evaluate")) {
            return entry;
        }
        String name = words.take();
        List<AccessList> reflecting =
                known.stream().filter(list -> list.reflects(name)).toList();
        return reflecting.isEmpty() ? entry : new Evaluate(entry.text(), name, reflecting);
    }

    private static Line line(AccessEntryCodec codec, String text, boolean isStandard) {
        WordCursor words = new WordCursor(text);
        OptionalInt number = number(words.peek());
        if (number.isPresent()) {
            words.take();
        }
        return new Line(number, codec.parse(number.isPresent() ? words.rest() : text, isStandard));
    }

    private List<String> texts(String name, boolean isStandard) {
        return lists.computeIfAbsent(name, list -> new Lines(isStandard, new ArrayList<>()))
                .texts();
    }

    private void readNamed(String name, boolean isStandard, List<ConfigLine> children) {
        List<String> texts = texts(name, isStandard);
        children.stream()
                .map(line -> line.text().strip())
                .filter(line -> !line.isEmpty() && !line.startsWith("!"))
                .forEach(texts::add);
    }

    private static OptionalInt number(String word) {
        boolean isNumber = !word.isEmpty()
                && word.length() <= DIGITS
                && word.chars().allMatch(character -> character >= '0' && character <= '9');
        return isNumber ? OptionalInt.of(Integer.parseInt(word)) : OptionalInt.empty();
    }

    /** 1 to 99 and 1300 to 1999 look at sources only. */
    private static boolean isStandard(String number) {
        int value = number(number).orElseThrow();
        return value <= 99 || (value >= 1300 && value <= 1999);
    }
}
