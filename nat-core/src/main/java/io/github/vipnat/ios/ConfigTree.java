package io.github.vipnat.ios;

import io.github.vipnat.nat.ConfigLine;
import java.util.ArrayList;
import java.util.List;

/** A running configuration cut into lines that know their section. */
final class ConfigTree {

    /** A line at the top level with the lines indented under it. */
    record Section(ConfigLine head, List<ConfigLine> children) {}

    private ConfigTree() {}

    /** The sections in order; banner bodies and certificates become children of the line that opens them. */
    static List<Section> sections(String text) {
        List<Section> sections = new ArrayList<>();
        int number = 0;
        Banner banner = Banner.NONE;
        for (String raw : text.split("\r?\n", -1)) {
            number++;
            String line = raw.stripTrailing();
            boolean inside = banner.isOpen() || line.startsWith(" ") || line.startsWith("\t");
            if (inside && !sections.isEmpty()) {
                Section last = sections.get(sections.size() - 1);
                last.children().add(new ConfigLine(number, line, last.head().text()));
                banner = banner.after(line);
            } else if (!line.isBlank()) {
                sections.add(new Section(new ConfigLine(number, line, ""), new ArrayList<>()));
                banner = Banner.openedBy(line);
            }
        }
        return sections;
    }

    /** All lines in order, heads and children. */
    static List<ConfigLine> lines(List<Section> sections) {
        List<ConfigLine> all = new ArrayList<>();
        for (Section section : sections) {
            all.add(section.head());
            all.addAll(section.children());
        }
        return all;
    }

    /**
     * A banner's body is free text and may hold anything, even a line that looks like configuration; it ends with the
     * delimiter its first line names ({@code banner motd ^C}).
     */
    private record Banner(String delimiter) {

        static final Banner NONE = new Banner("");

        /** As the router prints the character it puts around a banner, in two. */
        private static final String CONTROL_C = "^C";

        static Banner openedBy(String line) {
            String[] words = line.split(" +", 4);
            if (words.length < 3 || !words[0].equals("banner")) {
                return NONE;
            }
            String delimiter = words[2].startsWith(CONTROL_C) ? CONTROL_C : words[2].substring(0, 1);
            String rest = line.substring(line.indexOf(delimiter) + delimiter.length());
            return rest.contains(delimiter) ? NONE : new Banner(delimiter);
        }

        boolean isOpen() {
            return !delimiter.isEmpty();
        }

        Banner after(String line) {
            return isOpen() && line.contains(delimiter) ? NONE : this;
        }
    }
}
