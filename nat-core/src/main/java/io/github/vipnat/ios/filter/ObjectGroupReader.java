package io.github.vipnat.ios.filter;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.filter.Hosts;
import io.github.vipnat.filter.Hosts.Member;
import io.github.vipnat.filter.Hosts.Range;
import io.github.vipnat.filter.Hosts.Wildcard;
import io.github.vipnat.ios.text.WordCursor;
import io.github.vipnat.nat.ConfigLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The {@code object-group network} sections; a group that holds anything unread is left out as a whole. */
final class ObjectGroupReader {

    private final Map<String, List<String>> lines = new HashMap<>();

    void add(String name, List<ConfigLine> children) {
        children.forEach(
                line -> lines.computeIfAbsent(name, group -> new ArrayList<>()).add(line.text()));
    }

    /** The groups that are understood, by name. */
    Map<String, Hosts> toHosts() {
        Map<String, Hosts> hosts = new HashMap<>();
        lines.keySet()
                .forEach(name -> members(name, new HashSet<>())
                        .ifPresent(members -> hosts.put(name, new Hosts("object-group " + name, members))));
        return hosts;
    }

    /** @param seen names on the way here, so that groups that hold each other end */
    private Optional<List<Member>> members(String name, Set<String> seen) {
        if (!lines.containsKey(name) || !seen.add(name)) {
            return Optional.empty();
        }
        List<Member> members = new ArrayList<>();
        for (String line : lines.getOrDefault(name, List.of())) {
            WordCursor words = new WordCursor(line);
            if (words.takeIf("description")) {
                continue;
            }
            Optional<List<Member>> more = words.takeIf("group-object")
                    ? members(words.take(), seen)
                    : member(words).map(List::of);
            if (more.isEmpty()) {
                return Optional.empty();
            }
            members.addAll(more.get());
        }
        seen.remove(name);
        return Optional.of(members);
    }

    /** {@code host A}, {@code range A B}, {@code any}, or a network with its mask, which is no wildcard. */
    private static Optional<Member> member(WordCursor words) {
        if (words.takeIf("host")) {
            return Ipv4.parse(words.take()).map(host -> new Wildcard(host, new Ipv4(0)));
        }
        if (words.takeIf("any")) {
            return Optional.of(new Wildcard(new Ipv4(0), new Ipv4(-1)));
        }
        boolean isRange = words.takeIf("range");
        Optional<Ipv4> first = Ipv4.parse(words.take());
        Optional<Ipv4> second = Ipv4.parse(words.take());
        return first.flatMap(a -> second.map(b -> isRange ? new Range(a, b) : new Wildcard(a, new Ipv4(~b.bits()))));
    }
}
