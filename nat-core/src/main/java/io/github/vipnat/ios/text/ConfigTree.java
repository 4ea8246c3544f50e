package io.github.vipnat.ios.text;

import io.github.vipnat.nat.ConfigLine;
import java.util.ArrayList;
import java.util.List;

/** A running configuration cut into lines that know their section. */
public final class ConfigTree {

    /**
     * A line at the top level with the lines indented under it.
     *
     * @param texts the lines of free text that it or a line under it opens; whatever they look like, they are no
     *     configuration
     */
    public record Section(ConfigLine head, List<ConfigLine> children, List<ConfigLine> texts) {}

    private ConfigTree() {}

    /** The sections in order. */
    public static List<Section> sections(String text) {
        List<Section> sections = new ArrayList<>();
        LineWalk walk = new LineWalk(text);
        while (walk.advance()) {
            boolean isInside = walk.isText() || walk.isIndented();
            if (isInside && !sections.isEmpty()) {
                add(walk, sections.get(sections.size() - 1));
            } else if (!walk.line().isBlank()) {
                // Most sections are one line, so room for lines under it is made when the first one comes.
                ConfigLine head = new ConfigLine(walk.number(), walk.line(), "");
                sections.add(new Section(head, new ArrayList<>(0), new ArrayList<>(0)));
            }
        }
        return sections;
    }

    private static void add(LineWalk walk, Section section) {
        if (walk.isText()) {
            section.texts().add(new ConfigLine(walk.number(), walk.line(), walk.opener()));
        } else {
            section.children()
                    .add(new ConfigLine(
                            walk.number(), walk.line(), section.head().text()));
        }
    }

    /** The lines that configure, in order; of one that opens a free text, what stands in front of the text. */
    public static List<ConfigLine> configuration(List<Section> sections) {
        List<ConfigLine> lines = new ArrayList<>();
        for (Section section : sections) {
            lines.add(withoutText(section.head(), section.head().text()));
            section.children()
                    .forEach(line -> lines.add(withoutText(line, section.head().text())));
        }
        return lines;
    }

    private static ConfigLine withoutText(ConfigLine line, String head) {
        return FreeTextGrammar.opening(line.text(), head)
                .filter(opening ->
                        !opening.isGuess() && opening.bodyAt() < line.text().length())
                .map(opening ->
                        new ConfigLine(line.number(), line.text().substring(0, opening.bodyAt()), line.section()))
                .orElse(line);
    }
}
