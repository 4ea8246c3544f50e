package io.github.vipnat.keepalived.conf;

import java.util.ArrayList;
import java.util.List;

/** A file as lines; {@link #print()} gives back exactly what {@link #of} was given. */
public record SourceFile(String name, List<SourceLine> lines) {

    public SourceFile {
        lines = List.copyOf(lines);
    }

    /** Cuts a text into lines at every line feed, the only line end keepalived knows; a return before it is kept aside. */
    public static SourceFile of(String name, String text) {
        List<SourceLine> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int feed = text.indexOf('\n', start);
            int end = feed < 0 ? text.length() : feed + 1;
            lines.add(line(lines.size() + 1, text.substring(start, end)));
            start = end;
        }
        return new SourceFile(name, lines);
    }

    private static SourceLine line(int number, String whole) {
        int end = whole.length();
        while (end > 0 && (whole.charAt(end - 1) == '\n' || whole.charAt(end - 1) == '\r')) {
            end--;
        }
        return new SourceLine(number, whole.substring(0, end), whole.substring(end));
    }

    /** The file's text, character for character. */
    public String print() {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.text()).append(line.terminator()));
        return text.toString();
    }
}
