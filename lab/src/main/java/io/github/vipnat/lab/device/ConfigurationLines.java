package io.github.vipnat.lab.device;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Lines of one level, in order, and found by their words without walking all of them. */
final class ConfigurationLines {

    private final List<ConfigurationLine> lines = new ArrayList<>();
    private final Map<String, ConfigurationLine> byWords = new HashMap<>();

    List<ConfigurationLine> all() {
        return Collections.unmodifiableList(lines);
    }

    int size() {
        return lines.size();
    }

    ConfigurationLine get(int index) {
        return lines.get(index);
    }

    /** The line with exactly these words; of several the one that came first. */
    Optional<ConfigurationLine> find(String words) {
        return Optional.ofNullable(byWords.get(words));
    }

    void add(ConfigurationLine line) {
        add(lines.size(), line);
    }

    void add(int index, ConfigurationLine line) {
        lines.add(index, line);
        byWords.putIfAbsent(line.words(), line);
    }

    /** Puts a line in another one's place. */
    void replace(ConfigurationLine before, ConfigurationLine after) {
        int index = indexOf(before);
        remove(before);
        add(index, after);
    }

    /** Most of what is looked for stands near the end. */
    int indexOf(ConfigurationLine line) {
        return lines.lastIndexOf(line);
    }

    boolean remove(ConfigurationLine line) {
        int index = indexOf(line);
        if (index < 0) {
            return false;
        }
        lines.remove(index);
        forget(line);
        return true;
    }

    /** Removes every line that fits; says whether there was one. */
    boolean removeIf(Predicate<ConfigurationLine> fits) {
        List<ConfigurationLine> gone = lines.stream().filter(fits).toList();
        if (!gone.isEmpty()) {
            lines.removeIf(fits);
            gone.forEach(this::forget);
        }
        return !gone.isEmpty();
    }

    private void forget(ConfigurationLine line) {
        if (byWords.remove(line.words(), line)) {
            lines.stream()
                    .filter(other -> other.words().equals(line.words()))
                    .findFirst()
                    .ifPresent(other -> byWords.put(other.words(), other));
        }
    }
}
