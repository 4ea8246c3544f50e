package io.github.vipnat.election.print;

import java.util.Locale;

/** Writes the few shapes the picture is made of. */
final class SvgText {

    private static final String STYLE = """
            <style>
              text { font-family: sans-serif; font-size: 13px; fill: #263238; }
              .title { font-size: 18px; font-weight: bold; } .name { font-weight: bold; }
              .small { font-size: 11px; fill: #546e7a; } .legend { font-size: 12px; }
              .light { font-size: 12px; fill: #ffffff; } .dark { font-size: 12px; fill: #455a64; }
              .master { fill: #2e7d32; } .backup { fill: #78909c; } .fault { fill: #c62828; }
              .init { fill: #fff3c4; stroke: #d9c36a; } .stopped { fill: #f5f5f5; stroke: #cfd8dc; }
              .vip { fill: #1565c0; } .dual { fill: #ef6c00; } .outage { fill: #b71c1c; }
              .grid { stroke: #eceff1; stroke-width: 1; }
              .event { stroke: #6a1b9a; stroke-width: 1; stroke-dasharray: 3 3; }
              .mark { fill: #6a1b9a; } .marktext { font-size: 11px; fill: #ffffff; }
            </style>
            """;

    private final StringBuilder out = new StringBuilder();

    void open(int width, int height) {
        out.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">\n",
                width,
                height,
                width,
                height));
        out.append(STYLE);
        out.append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
    }

    void addBox(double x, double y, double width, double height, String style) {
        out.append(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"2\"/>\n",
                style,
                x,
                y,
                Math.max(0.5, width),
                height));
    }

    void addLine(double x1, double y1, double x2, double y2, String style) {
        out.append(String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n",
                style,
                x1,
                y1,
                x2,
                y2));
    }

    void addCircle(double x, double y, int number) {
        out.append(String.format(Locale.ROOT, "<circle class=\"mark\" cx=\"%.1f\" cy=\"%.1f\" r=\"9\"/>\n", x, y));
        centred(x, y + 4, "marktext", String.valueOf(number));
    }

    void text(double x, double y, String style, String text) {
        write(x, y, style, "start", text);
    }

    void centred(double x, double y, String style, String text) {
        write(x, y, style, "middle", text);
    }

    private void write(double x, double y, String style, String anchor, String text) {
        out.append(String.format(
                Locale.ROOT,
                "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n",
                style,
                x,
                y,
                anchor,
                escaped(text)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    String close() {
        return out.append("</svg>\n").toString();
    }
}
