package io.github.vipnat.lab.device;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The running-config apart from its NAT lines: the lines in the order they were given, new ones next to their like. Not safe for
 * use by several threads.
 */
public final class Configuration {

    /** Lines of which there can be one, whose second form takes the place of the first. */
    private static final List<String> SINGLE = List.of(
            "hostname",
            "ip domain name",
            "ip domain-name",
            "ip default-gateway",
            "enable secret",
            "enable password",
            "ip ssh version",
            "clock timezone",
            "logging buffered",
            "file prompt",
            "version");

    /** What is on unless switched off: the {@code no} form is the line that is kept. */
    private static final Set<String> ON_BY_DEFAULT = Set.of(
            "ip http server",
            "ip http secure-server",
            "ip domain lookup",
            "ip domain-lookup",
            "ip gratuitous-arps",
            "ip source-route",
            "ip cef",
            "service pad",
            "cdp run",
            "logging console",
            "aaa new-model");

    private final ConfigurationLines lines = new ConfigurationLines();
    private final Map<String, ConfigurationLine> lastOfKind = new HashMap<>();
    private final List<String> stamps;
    private final Supplier<List<String>> natLines;
    private final ConfigurationLine nat = new ConfigurationLine("");
    private final AccessLists accessLists = new AccessLists(this);
    private long changes;

    /**
     * @param text a configuration, see {@link ConfigurationReader}
     * @param takeNat takes the global NAT lines of the text
     * @param natLines gives them back in printed order
     */
    Configuration(String text, Consumer<String> takeNat, Supplier<List<String>> natLines) {
        ConfigurationReader reader = new ConfigurationReader(takeNat);
        reader.read(text);
        reader.top().forEach(line -> put(lines.size(), line));
        this.stamps = new ArrayList<>(reader.stamps());
        this.natLines = natLines;
        lines.add(reader.natAt() < 0 ? usualPlaceOfNat() : reader.natAt(), nat);
    }

    private void put(int index, ConfigurationLine line) {
        boolean atEnd = index == lines.size();
        lines.add(index, line);
        lastOfKind.merge(
                kind(line.words()),
                line,
                (last, other) -> atEnd || lines.indexOf(other) > lines.indexOf(last) ? other : last);
    }

    /** After ip forward-protocol and ip http, before ip route (ios-facts 1.4, last row). */
    private int usualPlaceOfNat() {
        int place = lines.size();
        for (int i = lines.size() - 1; i >= 0; i--) {
            String words = lines.get(i).words();
            if (words.startsWith("ip forward-protocol")
                    || words.startsWith("ip http")
                    || words.startsWith("no ip http")) {
                return i + 1;
            }
            if (comesAfterNat(words)) {
                place = i;
            }
        }
        return place;
    }

    private static boolean comesAfterNat(String words) {
        return Stream.of(
                        "ip route ",
                        "ip access-list ",
                        "access-list ",
                        "route-map ",
                        "snmp-server ",
                        "control-plane",
                        "banner ",
                        "line ")
                .anyMatch(words::startsWith);
    }

    /** Changes with every line that comes or goes, NAT lines not counted. */
    public long changes() {
        return changes;
    }

    /** The global lines in order; the place of the NAT lines is an empty one. */
    public List<ConfigurationLine> lines() {
        return lines.all();
    }

    /** The first global line that begins with these words. */
    public Optional<ConfigurationLine> find(String words) {
        return lines.all().stream()
                .filter(line -> ConfigurationLine.startsWith(line.words(), words))
                .findFirst();
    }

    /** What follows these words on the first global line that begins with them. */
    public Optional<String> value(String words) {
        return find(words)
                .map(line -> line.words().substring(words.length()).strip())
                .filter(value -> !value.isEmpty());
    }

    /** The block with this header, made when it is not there. */
    public ConfigurationLine open(String header) {
        return lines.find(header).orElseGet(() -> {
            ConfigurationLine block = insert(header);
            block.separate();
            return block;
        });
    }

    /** Adds a global line. */
    public void add(String words) {
        lines.find("no " + words).ifPresent(this::drop);
        if (ON_BY_DEFAULT.contains(words) || lines.find(words).isPresent()) {
            changes++;
            return;
        }
        Stream.concat(SINGLE.stream(), variable(words))
                .filter(prefix -> ConfigurationLine.startsWith(words, prefix))
                .findFirst()
                .flatMap(this::find)
                .ifPresentOrElse(before -> replace(before, words), () -> insert(words));
        changes++;
    }

    /** A variable has one value (Cisco IOS Embedded Event Manager Command Reference, "event manager environment"). */
    private static Stream<String> variable(String words) {
        String[] each = words.split(" ", 5);
        return words.startsWith("event manager environment ") && each.length == 5
                ? Stream.of(String.join(" ", each[0], each[1], each[2], each[3]))
                : Stream.empty();
    }

    private void replace(ConfigurationLine before, String words) {
        int index = lines.indexOf(before);
        drop(before);
        put(index, new ConfigurationLine(words));
    }

    private void drop(ConfigurationLine line) {
        lines.remove(line);
        if (lastOfKind.remove(kind(line.words()), line)) {
            lines.all().stream()
                    .filter(other -> kind(other.words()).equals(kind(line.words())))
                    .reduce((first, last) -> last)
                    .ifPresent(last -> lastOfKind.put(kind(last.words()), last));
        }
    }

    private ConfigurationLine insert(String words) {
        ConfigurationLine line = new ConfigurationLine(words);
        put(placeFor(words), line);
        changes++;
        return line;
    }

    /** Behind the last line of its kind; where there is none, in front of what ends every configuration. */
    private int placeFor(String words) {
        ConfigurationLine like = lastOfKind.get(kind(words));
        if (like != null) {
            return lines.indexOf(like) + 1;
        }
        int place = lines.size();
        for (int i = lines.size() - 1; i >= 0; i--) {
            String line = lines.get(i).words();
            if (line.startsWith("line ") || line.startsWith("banner ") || line.startsWith("control-plane")) {
                place = i;
            }
        }
        return place;
    }

    private static String kind(String line) {
        String words = line.startsWith("no ") ? line.substring(3) : line;
        int first = words.indexOf(' ');
        int second = words.startsWith("ip ") ? words.indexOf(' ', first + 1) : first;
        return second < 0 ? words : words.substring(0, second);
    }

    /** Removes the line with these words, or else those that begin with them; keeps the no form of what is on by default. */
    public void remove(String words) {
        List<ConfigurationLine> meant = lines.find(words)
                .map(List::of)
                .orElseGet(() -> lines.all().stream()
                        .filter(line -> ConfigurationLine.startsWith(line.words(), words))
                        .toList());
        meant.forEach(this::drop);
        if (meant.isEmpty()
                && ON_BY_DEFAULT.contains(words)
                && lines.find("no " + words).isEmpty()) {
            insert("no " + words);
        }
        changes++;
    }

    /** The access lists, for whoever edits them entry by entry. */
    public AccessLists accessLists() {
        return accessLists;
    }

    /** Puts lines in the place of all global ones with that beginning. */
    void replaceAll(String beginning, List<String> ends) {
        List<ConfigurationLine> before = lines.all().stream()
                .filter(line -> line.words().startsWith(beginning))
                .toList();
        int place = before.isEmpty() ? lines.size() : lines.indexOf(before.get(0));
        before.forEach(this::drop);
        for (String end : ends) {
            put(place++, new ConfigurationLine(beginning + end));
        }
    }

    /** Something below a line is another now. */
    void touch() {
        changes++;
    }

    /** Adds a line to a block; one with the single-valued prefix takes the place of its forerunner. */
    public ConfigurationLine addTo(ConfigurationLine block, String words, Optional<String> singlePrefix) {
        changes++;
        if (singlePrefix.isPresent()) {
            block.replace(singlePrefix.get(), words);
            return block.child(words).orElseThrow();
        }
        block.removeExactly("no " + words);
        return block.add(words);
    }

    /** Removes a line from a block, see {@link ConfigurationLine#remove}. */
    public boolean removeFrom(ConfigurationLine block, String words) {
        changes++;
        return block.remove(words);
    }

    /** The stamps printed in front of the body (ios-facts 3): one line each for the last change and the last save. */
    void stamp(String beginning, String line) {
        stamps.removeIf(stamp -> stamp.startsWith(beginning));
        stamps.add(line);
        stamps.sort(null); // "! Last" stands before "! NVRAM"
    }

    /** Everything the show command prints behind the byte count, without the empty line at the end. */
    String body() {
        StringBuilder out = new StringBuilder("!\n");
        if (!stamps.isEmpty()) {
            stamps.forEach(stamp -> out.append(stamp).append('\n'));
            out.append("!\n");
        }
        for (ConfigurationLine line : lines.all()) {
            if (line == nat) {
                natLines.get().forEach(rule -> out.append(rule).append('\n'));
            } else {
                line.print(out);
            }
        }
        return out.append("end\n").toString();
    }
}
