package io.github.vipnat.ios.text;

import io.github.vipnat.nat.ConfigLine;
import java.util.ArrayList;
import java.util.List;

/** A running configuration cut into lines that know their section. */
public final class ConfigTree {

    /** A line at the top level with the lines indented under it. */
    public record Section(ConfigLine head, List<ConfigLine> children) {}

    private ConfigTree() {}

    /** The sections in order; banner bodies and certificates become children of the line that opens them. */
    public static List<Section> sections(String text) {
        Cutter cutter = new Cutter();
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            cutter.line(withoutBlanksAtEnd(text, start, end));
            start = end + 1;
        }
        cutter.line(withoutBlanksAtEnd(text, start, text.length()));
        return cutter.sections;
    }

    /** Every line ends in a carriage return, so a line cut off first and stripped then would be copied twice. */
    private static String withoutBlanksAtEnd(String text, int start, int end) {
        int last = end;
        while (last > start && Character.isWhitespace(text.charAt(last - 1))) {
            last--;
        }
        return text.substring(start, last);
    }

    /** Puts one line after the other where it belongs. */
    private static final class Cutter {

        private final List<Section> sections = new ArrayList<>();
        private int number;
        private Banner banner = Banner.NONE;

        void line(String line) {
            number++;
            boolean inside = banner.isOpen() || line.startsWith(" ") || line.startsWith("\t");
            if (inside && !sections.isEmpty()) {
                Section last = sections.get(sections.size() - 1);
                last.children().add(new ConfigLine(number, line, last.head().text()));
                banner = banner.after(line);
            } else if (!line.isBlank()) {
                // Most sections are one line, so room for children is made when the first one comes.
                sections.add(new Section(new ConfigLine(number, line, ""), new ArrayList<>(0)));
                banner = Banner.openedBy(line);
            }
        }
    }

    /** All lines in order, heads and children. */
    public static List<ConfigLine> lines(List<Section> sections) {
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
            if (!line.startsWith("banner ")) {
                return NONE;
            }
            String[] words = line.split(" +", 3);
            if (words.length < 3) {
                return NONE;
            }
            String delimiter = words[2].startsWith(CONTROL_C) ? CONTROL_C : words[2].substring(0, 1);
            return words[2].indexOf(delimiter, delimiter.length()) >= 0 ? NONE : new Banner(delimiter);
        }

        boolean isOpen() {
            return !delimiter.isEmpty();
        }

        Banner after(String line) {
            return isOpen() && line.contains(delimiter) ? NONE : this;
        }
    }
}
