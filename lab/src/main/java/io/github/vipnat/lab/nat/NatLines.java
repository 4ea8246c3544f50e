package io.github.vipnat.lab.nat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code ip nat} lines that are no inside statics: kept as text, in the groups in which the running-config prints them. */
final class NatLines {

    /** In classic order (ios-facts 1.4). */
    enum Group {
        SETTING,
        POOL,
        DYNAMIC,
        OUTSIDE,
        DESTINATION
    }

    private static final Pattern VRF = Pattern.compile(" vrf (\\S+)");

    private final Map<Group, Map<String, String>> lines = new EnumMap<>(Group.class);

    private Map<String, String> in(Group group) {
        return lines.computeIfAbsent(group, key -> new LinkedHashMap<>());
    }

    static Group groupOf(String line) {
        if (line.startsWith("ip nat pool ")) {
            return Group.POOL;
        }
        if (line.startsWith("ip nat inside source ")) {
            return Group.DYNAMIC;
        }
        if (line.startsWith("ip nat outside source ")) {
            return Group.OUTSIDE;
        }
        return line.startsWith("ip nat inside destination ") ? Group.DESTINATION : Group.SETTING;
    }

    /** The words by which a second line of the same thing takes the place of the first. */
    static String keyOf(String line) {
        int words = switch (groupOf(line)) {
            case POOL -> 4;
            case DYNAMIC -> line.startsWith(StaticRule.PREFIX) ? Integer.MAX_VALUE : 6;
            case DESTINATION -> 6;
            case OUTSIDE -> line.startsWith("ip nat outside source static ") ? Integer.MAX_VALUE : 6;
            case SETTING -> line.startsWith("ip nat translation ") ? 4 : Integer.MAX_VALUE;
        };
        return firstWords(line, words) + "|" + vrfOf(line);
    }

    private static String firstWords(String line, int count) {
        int at = -1;
        for (int word = 0; word < count; word++) {
            at = line.indexOf(' ', at + 1);
            if (at < 0) {
                return line;
            }
        }
        return line.substring(0, at);
    }

    List<String> of(Group group) {
        return new ArrayList<>(in(group).values());
    }

    void put(String line) {
        in(groupOf(line)).put(keyOf(line), line);
    }

    /** The payload services are on, and their {@code no} form is what is configured (ios-facts 8, "ALG"). */
    boolean isOnByDefault(String line) {
        return line.startsWith("ip nat service ") && find(line).isEmpty();
    }

    /** The configured line that this one would take the place of. */
    Optional<String> forerunnerOf(String line) {
        return Optional.ofNullable(in(groupOf(line)).get(keyOf(line)));
    }

    /** The configured line a {@code no} form means: the equal one, or one that begins with it. */
    Optional<String> find(String line) {
        Map<String, String> group = in(groupOf(line));
        String same = group.get(keyOf(line));
        if (same != null && (same.equals(line) || same.startsWith(line + " "))) {
            return Optional.of(same);
        }
        return group.values().stream().filter(known -> known.equals(line)).findFirst();
    }

    void remove(String line) {
        in(groupOf(line)).remove(keyOf(line), line);
    }

    /** The VRF a line names (ios-facts 1.2); empty for the global table. */
    static String vrfOf(String line) {
        Matcher vrf = VRF.matcher(line);
        return vrf.find() ? vrf.group(1) : "";
    }

    /** Whether a dynamic or destination line draws from this pool. */
    boolean usesPool(String name) {
        String words = " pool " + name + " ";
        return lines.values().stream()
                .flatMap(group -> group.values().stream())
                .anyMatch(line -> (line + " ").contains(words) && groupOf(line) != Group.POOL);
    }
}
