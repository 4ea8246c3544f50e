package io.github.vipnat.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How often each thing happened, in one line, in the order of its first time: {@code 3 routers: 2 done, 1 refused}. */
final class Tally {

    private Tally() {}

    static String of(Stream<String> things) {
        List<String> all = things.toList();
        Map<String, Integer> counts = new LinkedHashMap<>();
        all.forEach(thing -> counts.merge(thing, 1, Integer::sum));
        String counted = counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        return "\n" + Wrap.labelled(all.size() + " routers: ", counted);
    }
}
