package io.github.vipnat.lab.nat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Live translations, each under the configured line it hangs on. */
final class Flows {

    private final Map<String, List<Flow>> children = new LinkedHashMap<>();

    void add(String parent, Flow flow) {
        List<Flow> flows = children.computeIfAbsent(parent, key -> new ArrayList<>());
        if (!flows.contains(flow)) {
            flows.add(flow);
        }
    }

    List<Flow> of(String parent) {
        return children.getOrDefault(parent, List.of());
    }

    boolean any(String parent) {
        return !of(parent).isEmpty();
    }

    void removeAll(String parent) {
        children.remove(parent);
    }

    void clear() {
        children.clear();
    }

    int count() {
        return children.values().stream().mapToInt(List::size).sum();
    }

    /** Ends the flows that fit under parents that fit; says which, with their parents. */
    Map<String, List<Flow>> clear(Predicate<String> parents, Predicate<Flow> fits) {
        Map<String, List<Flow>> gone = new LinkedHashMap<>();
        children.forEach((parent, flows) -> {
            List<Flow> matching =
                    parents.test(parent) ? flows.stream().filter(fits).toList() : List.of();
            if (!matching.isEmpty()) {
                gone.put(parent, matching);
            }
        });
        gone.forEach((parent, flows) -> {
            List<Flow> left = new ArrayList<>(of(parent));
            left.removeAll(flows);
            children.put(parent, left);
        });
        children.values().removeIf(List::isEmpty);
        return gone;
    }

    List<Map.Entry<String, List<Flow>>> all() {
        return List.copyOf(children.entrySet());
    }
}
