package io.github.vipnat.lab.device;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** The entries of one access list, found by their numbers and by their words without walking all of them. */
final class NumberedEntries {

    private static final int STEP = 10;

    private final ConfigurationLine block;
    private final TreeMap<Integer, ConfigurationLine> byNumber = new TreeMap<>();
    private final Map<String, ConfigurationLine> byText = new HashMap<>();
    private boolean isPrinted;

    NumberedEntries(ConfigurationLine block) {
        this.block = block;
        for (ConfigurationLine child : block.children()) {
            AccessListEntry entry = AccessListEntry.of(child.words());
            isPrinted |= entry.number().isPresent();
            keep(entry, entry.number().orElse(last() + STEP), child);
        }
    }

    private void keep(AccessListEntry entry, int number, ConfigurationLine line) {
        byText.put(entry.text(), line);
        if (!entry.isRemark()) {
            byNumber.put(number, line);
        }
    }

    private int last() {
        return byNumber.isEmpty() ? 0 : byNumber.lastKey();
    }

    String put(AccessListEntry entry) {
        if (byText.containsKey(entry.text())) {
            return ""; // "no changes are made"
        }
        int number = entry.number().orElse(last() + STEP);
        if (!entry.isRemark() && byNumber.containsKey(number)) {
            return "% Duplicate sequence number\n";
        }
        isPrinted |= block.children().isEmpty() && entry.number().isPresent();
        ConfigurationLine line = new ConfigurationLine(" " + (isPrinted ? number + " " : "") + entry.text());
        block.insert(place(number), line);
        keep(entry, number, line);
        return "";
    }

    /** Right behind the entry with the next smaller number. */
    private int place(int number) {
        if (number > last()) {
            return block.children().size();
        }
        return Optional.ofNullable(byNumber.lowerEntry(number))
                .map(lower -> block.children().indexOf(lower.getValue()) + 1)
                .orElse(0);
    }

    /** Takes out the entry of that number, or with those words. */
    void remove(AccessListEntry entry, OptionalInt number) {
        ConfigurationLine line = number.isPresent() ? byNumber.get(number.getAsInt()) : byText.get(entry.text());
        if (line != null) {
            block.removeFirst(child -> child == line);
            byNumber.values().removeIf(child -> child == line);
            byText.values().removeIf(child -> child == line);
        }
    }

    void resequence(int start, int step) {
        List<ConfigurationLine> lines = List.copyOf(byNumber.values());
        if (isPrinted) {
            block.removeAll(NumberedEntries::isRemark);
        }
        byNumber.clear();
        byText.clear();
        int next = start;
        for (ConfigurationLine line : lines) {
            AccessListEntry entry = AccessListEntry.of(line.words());
            keep(entry, next, isPrinted ? block.reword(line, next + " " + entry.text()) : line);
            next += step;
        }
    }

    private static boolean isRemark(ConfigurationLine line) {
        return AccessListEntry.of(line.words()).isRemark();
    }
}
