package io.github.vipnat.page;

import java.util.stream.Collectors;

/** Text in a drawing, which does not wrap: what is too long is cut, and the whole of it shows where the pointer rests. */
final class Label {

    /** Of a letter in the page's style, in the drawing's units. */
    static final double LETTER = 7.3;

    /** From here on signs may be as wide as two letters (Hangul, Kana, Han, emoji). */
    private static final int FIRST_WIDE = 0x1100;

    private final String text;
    private final double room;

    Label(String text, double room) {
        this.text = PageText.visibleLine(text);
        this.room = room;
    }

    /** How long a text is, in the drawing's units. */
    static double length(String text) {
        return PageText.visibleLine(text).codePoints().mapToDouble(Label::width).sum();
    }

    Markup at(Spot spot, String anchor, String styleClass) {
        Element element =
                Element.named("text").with("x", spot.x()).with("y", spot.y()).with("text-anchor", anchor);
        Element styled = styleClass.isEmpty() ? element : element.like(styleClass);
        return fits()
                ? styled.saying(text).markup()
                : styled.holding(Element.named("title").saying(text).markup())
                        .saying(cut() + "…")
                        .markup();
    }

    private boolean fits() {
        return length(text) <= room;
    }

    private String cut() {
        double[] left = {room - LETTER};
        return text.codePoints()
                .takeWhile(one -> (left[0] -= width(one)) >= 0)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static double width(int one) {
        return one < FIRST_WIDE ? LETTER : 2 * LETTER;
    }
}
