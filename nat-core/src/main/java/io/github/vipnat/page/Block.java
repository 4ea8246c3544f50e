package io.github.vipnat.page;

import java.util.List;
import java.util.Map;

/** What a section of a page is made of. */
public final class Block {

    private Block() {}

    /** A paragraph of prose. */
    public static Markup paragraph(String foreign) {
        return Element.named("p").saying(foreign).markup();
    }

    /** One sentence that stands out. */
    public static Markup verdict(Tone tone, String foreign) {
        return Element.named("p")
                .like("verdict " + tone.styleClass())
                .saying(foreign)
                .markup();
    }

    /** Lines to type or to read as they are, each a line however long it is. */
    public static Markup lines(List<String> lines) {
        return preformatted(
                lines.stream().map(line -> Markup.text(oneLine(line) + "\n")).toList());
    }

    /** A unified diff: what goes, what comes, and what stands around it. */
    public static Markup diff(List<String> lines) {
        return preformatted(lines.stream().map(Block::diffLine).toList());
    }

    private static Markup diffLine(String line) {
        Tone tone = switch (line.isEmpty() ? ' ' : line.charAt(0)) {
            case '+' -> Tone.GOOD;
            case '-' -> Tone.BAD;
            case '@' -> Tone.FADED;
            default -> Tone.PLAIN;
        };
        Markup text = Markup.text(oneLine(line) + "\n");
        return tone == Tone.PLAIN
                ? text
                : Element.named("span").like(tone.styleClass()).holding(text).markup();
    }

    private static Markup preformatted(List<Markup> lines) {
        Markup code =
                Element.named("code").holding(lines.toArray(Markup[]::new)).markup();
        return Element.named("pre").holding(code).markup();
    }

    private static String oneLine(String line) {
        return PageText.visibleLine(line);
    }

    /** A list of points. */
    public static Markup list(List<String> foreign) {
        return Element.named("ul")
                .holding(foreign.stream()
                        .map(one -> Element.named("li").saying(one).markup())
                        .toArray(Markup[]::new))
                .markup();
    }

    /** Names and what they are, in the order of the map. */
    public static Markup facts(Map<String, String> facts) {
        return Element.named("dl")
                .holding(facts.entrySet().stream()
                        .map(fact -> Markup.all(
                                Element.named("dt").saying(fact.getKey()).markup(),
                                Element.named("dd").saying(fact.getValue()).markup()))
                        .toArray(Markup[]::new))
                .markup();
    }

    /** A table; a row that is shorter than the heads leaves cells out. */
    public static Markup table(List<String> heads, List<List<String>> rows) {
        Markup head = row(heads.stream()
                .map(text ->
                        Element.named("th").with("scope", "col").saying(text).markup())
                .toList());
        List<Markup> body = rows.stream()
                .map(cells -> row(cells.stream()
                        .map(text -> Element.named("td").saying(text).markup())
                        .toList()))
                .toList();
        return Element.named("table")
                .holding(
                        Element.named("thead").holding(head).markup(),
                        Element.named("tbody")
                                .holding(body.toArray(Markup[]::new))
                                .markup())
                .markup();
    }

    private static Markup row(List<Markup> cells) {
        return Element.named("tr").holding(cells.toArray(Markup[]::new)).markup();
    }
}
