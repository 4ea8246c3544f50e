package io.github.vipnat.ios.filter;

import io.github.vipnat.filter.AccessList;
import io.github.vipnat.filter.PacketMatch;
import io.github.vipnat.filter.PacketMatch.AllOf;
import io.github.vipnat.filter.PacketMatch.AnyOf;
import io.github.vipnat.filter.PacketMatch.OfList;
import io.github.vipnat.filter.PacketMatch.Unreadable;
import io.github.vipnat.filter.Policy;
import io.github.vipnat.filter.Policy.Action;
import io.github.vipnat.filter.Policy.Clause;
import io.github.vipnat.ios.text.WordCursor;
import io.github.vipnat.nat.ConfigLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The route-maps: entries in the order of their numbers, each of which picks what matches all of its lines, or with
 * {@code deny} leaves it.
 */
final class RouteMapReader {

    /** What a line may match that is no part of a packet's own header, and so the same for every local address. */
    private static final Set<String> BLIND = Set.of("interface", "length", "tag", "metric", "route-type");

    private record Entry(boolean permits, int number, List<String> lines) {}

    private final Map<String, List<Entry>> entries = new LinkedHashMap<>();

    /** @param words behind {@code route-map} */
    void add(WordCursor words, List<ConfigLine> children) {
        String name = words.take();
        boolean permits = !words.takeIf("deny");
        words.takeIf("permit");
        int number = words.peek().matches("[0-9]{1,5}") ? Integer.parseInt(words.take()) : 10;
        List<String> lines = children.stream().map(line -> line.text().strip()).toList();
        entries.computeIfAbsent(name, map -> new ArrayList<>()).add(new Entry(permits, number, lines));
    }

    Map<String, Policy> toPolicies(Map<String, AccessList> lists) {
        Map<String, Policy> policies = new LinkedHashMap<>();
        entries.forEach((name, all) -> policies.put(
                name,
                new Policy(
                        name,
                        all.stream()
                                .sorted((one, other) -> Integer.compare(one.number(), other.number()))
                                .map(entry -> clause(name, entry, lists))
                                .toList())));
        return policies;
    }

    /** Several values of one kind of line are alternatives; lines of several kinds must all match. */
    private static Clause clause(String name, Entry entry, Map<String, AccessList> lists) {
        Map<String, List<PacketMatch>> byKind = new LinkedHashMap<>();
        entry.lines().stream()
                .filter(line -> line.startsWith("match ") && !line.startsWith("match ipv6 "))
                .forEach(line -> byKind.computeIfAbsent(kind(line), kind -> new ArrayList<>())
                        .addAll(matches(line, lists)));
        List<PacketMatch> all =
                byKind.values().stream().<PacketMatch>map(AnyOf::new).toList();
        return new Clause(
                "route-map " + name + " " + entry.number(),
                new AllOf(all),
                entry.permits() ? Action.PASS : Action.DROP);
    }

    private static String kind(String line) {
        return isOfLists(line) ? "ip address" : line;
    }

    private static boolean isOfLists(String line) {
        WordCursor words = new WordCursor(line);
        return words.takeIf("match", "ip", "address") && !words.peek().equals("prefix-list");
    }

    private static List<PacketMatch> matches(String line, Map<String, AccessList> lists) {
        WordCursor words = new WordCursor(line);
        if (!isOfLists(line)) {
            words.takeIf("match");
            return List.of(new Unreadable(line, BLIND.contains(words.peek())));
        }
        words.takeIf("match", "ip", "address");
        List<PacketMatch> named = new ArrayList<>();
        while (!words.isEmpty()) {
            String name = words.take();
            named.add(new OfList(lists.getOrDefault(name, AccessList.of(name, false, List.of()))));
        }
        return named;
    }
}
