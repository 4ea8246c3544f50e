package io.github.vipnat.ios.filter;

import io.github.vipnat.filter.AccessEntry;
import io.github.vipnat.filter.AccessList;
import io.github.vipnat.filter.Filters;
import io.github.vipnat.ios.text.ConfigTree;
import io.github.vipnat.ios.text.WordCursor;
import io.github.vipnat.nat.ConfigLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Collects access lists, object groups and zone policies; they refer to each other, so they are put together last. */
public final class FilterReader {

    private static final Pattern SEQUENCE = Pattern.compile("^[0-9]+ +");

    private final Map<String, List<String>> extended = new LinkedHashMap<>();
    private final Map<String, List<String>> standard = new LinkedHashMap<>();
    private final ObjectGroupReader groups = new ObjectGroupReader();
    private final ZonePolicyReader zones = new ZonePolicyReader();

    public void readSection(ConfigTree.Section section) {
        WordCursor words = new WordCursor(section.head().text());
        if (words.takeIf("ip", "access-list", "extended")) {
            readNamed(extended, words.take(), section.children());
        } else if (words.takeIf("ip", "access-list", "standard")) {
            readNamed(standard, words.take(), section.children());
        } else if (words.takeIf("access-list") && isNumber(words.peek())) {
            String number = words.take();
            (isStandard(number) ? standard : extended)
                    .computeIfAbsent(number, list -> new ArrayList<>())
                    .add(words.rest());
        } else if (words.takeIf("object-group", "network")) {
            groups.add(words.take(), section.children());
        } else {
            zones.readSection(section);
        }
    }

    public Filters toFilters() {
        AccessEntryCodec codec = new AccessEntryCodec(groups.toHosts());
        Map<String, AccessList> lists = new LinkedHashMap<>();
        extended.forEach((name, lines) -> lists.put(name, list(codec, name, lines, false)));
        standard.forEach((name, lines) -> lists.put(name, list(codec, name, lines, true)));
        return new Filters(lists, zones.toPolicies(lists));
    }

    private static AccessList list(AccessEntryCodec codec, String name, List<String> lines, boolean isStandard) {
        List<AccessEntry> entries =
                lines.stream().map(line -> codec.parse(line, isStandard)).toList();
        return new AccessList(name, entries);
    }

    private static void readNamed(Map<String, List<String>> lists, String name, List<ConfigLine> children) {
        List<String> lines = lists.computeIfAbsent(name, list -> new ArrayList<>());
        children.stream()
                .map(line -> line.text().strip())
                .filter(line -> !line.isEmpty() && !line.startsWith("!"))
                .map(FilterReader::withoutNumber)
                .forEach(lines::add);
    }

    private static String withoutNumber(String line) {
        boolean isNumbered = line.charAt(0) >= '0' && line.charAt(0) <= '9';
        return isNumbered ? SEQUENCE.matcher(line).replaceFirst("") : line;
    }

    private static boolean isNumber(String word) {
        int digits = 0;
        while (digits < word.length() && word.charAt(digits) >= '0' && word.charAt(digits) <= '9') {
            digits++;
        }
        return digits > 0 && digits == word.length();
    }

    /** 1 to 99 and 1300 to 1999 look at sources only. */
    private static boolean isStandard(String number) {
        int value = number.length() > 4 ? Integer.MAX_VALUE : Integer.parseInt(number);
        return value <= 99 || (value >= 1300 && value <= 1999);
    }
}
