package io.github.vipnat.page;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a section of a page is made of. */
public final class Block {

    private Block() {}

    /** A paragraph of prose. */
    public static Markup paragraph(String foreign) {
        return Element.named("p").saying(foreign).markup().orMarkdown(Markdown.text(foreign) + "\n\n");
    }

    /** One sentence that stands out. */
    public static Markup verdict(Tone tone, String foreign) {
        return Element.named("p")
                .like("verdict " + tone.styleClass())
                .saying(foreign)
                .markup()
                .orMarkdown("**" + Markdown.text(foreign.strip()) + "**\n\n");
    }

    /** What a part of a section is about. */
    public static Markup heading(String foreign) {
        return Element.named("h3").saying(foreign).markup().orMarkdown("### " + Markdown.text(foreign) + "\n\n");
    }

    /** Lines to type or to read as they are, each a line however long it is; nothing where there is none. */
    public static Markup lines(List<String> lines) {
        return preformatted(lines, lines.stream().map(Block::line).toList(), "");
    }

    /** A unified diff: what goes, what comes, and what stands around it; nothing where there is none. */
    public static Markup diff(List<String> lines) {
        return preformatted(lines, lines.stream().map(Block::diffLine).toList(), "diff");
    }

    private static Markup line(String line) {
        return Markup.text(PageText.visibleLine(line) + "\n");
    }

    private static Markup diffLine(String line) {
        Tone tone = switch (line.isEmpty() ? ' ' : line.charAt(0)) {
            case '+' -> Tone.GOOD;
            case '-' -> Tone.BAD;
            case '@' -> Tone.FADED;
            default -> Tone.PLAIN;
        };
        return tone == Tone.PLAIN
                ? line(line)
                : Element.named("span")
                        .like(tone.styleClass())
                        .holding(line(line))
                        .markup();
    }

    private static Markup preformatted(List<String> lines, List<Markup> shown, String language) {
        if (lines.isEmpty()) {
            return Markup.none();
        }
        Markup code = Element.named("code").holding(shown).markup();
        return Element.named("pre").holding(code).markup().orMarkdown(Markdown.lines(language, lines));
    }

    /** A list of points; nothing where there is none. */
    public static Markup list(List<String> foreign) {
        if (foreign.isEmpty()) {
            return Markup.none();
        }
        return Element.named("ul")
                .holding(foreign.stream()
                        .map(one -> Element.named("li").saying(one).markup())
                        .toList())
                .markup()
                .orMarkdown(foreign.stream()
                        .map(one -> "- " + Markdown.text(one) + "\n")
                        .collect(Collectors.joining("", "", "\n")));
    }

    /** Names and what they are, in the order of the map; nothing where there is none. */
    public static Markup facts(Map<String, String> facts) {
        if (facts.isEmpty()) {
            return Markup.none();
        }
        return Element.named("dl")
                .holding(facts.entrySet().stream()
                        .map(fact -> Markup.all(
                                Element.named("dt").saying(fact.getKey()).markup(),
                                Element.named("dd").saying(fact.getValue()).markup()))
                        .toList())
                .markup()
                .orMarkdown(facts.entrySet().stream()
                        .map(fact ->
                                "- **" + Markdown.text(fact.getKey()) + "**: " + Markdown.text(fact.getValue()) + "\n")
                        .collect(Collectors.joining("", "", "\n")));
    }

    /** A table; nothing where there is no row. */
    public static Markup table(List<String> heads, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return Markup.none();
        }
        Markup head = Element.named("thead")
                .holding(row(heads, Element.named("th").with("scope", "col")))
                .markup();
        Markup body = Element.named("tbody")
                .holding(rows.stream()
                        .map(cells -> row(cells, Element.named("td")))
                        .toList())
                .markup();
        return Element.named("table").holding(head, body).markup().orMarkdown(Markdown.table(heads, rows));
    }

    private static Markup row(List<String> cells, Element like) {
        return Element.named("tr")
                .holding(cells.stream().map(text -> like.saying(text).markup()).toList())
                .markup();
    }
}
