package io.github.vipnat.cli.help;

/** Text in the language of manual pages, with nothing in it that the formatter could take for a command. */
final class Roff {

    private final StringBuilder page = new StringBuilder();

    /** A line that is a macro, its arguments quoted. */
    Roff macro(String name, String... arguments) {
        page.append('.').append(name);
        for (String argument : arguments) {
            page.append(" \"").append(escaped(argument).replace("\"", "\\(dq")).append('"');
        }
        page.append('\n');
        return this;
    }

    Roff section(String title) {
        return macro("SH", title);
    }

    Roff subsection(String title) {
        return macro("SS", title);
    }

    Roff text(String text) {
        page.append(line(text)).append('\n');
        return this;
    }

    /** A bold term with its explanation indented below. */
    Roff item(String term, String explanation) {
        page.append(".TP\n\\fB").append(escaped(term)).append("\\fR\n");
        return text(explanation);
    }

    /** Lines that stay as they are. */
    Roff example(String... lines) {
        page.append(".IP\n.EX\n");
        for (String line : lines) {
            text(line);
        }
        page.append(".EE\n");
        return this;
    }

    /** A dot or an apostrophe at the beginning of a line would begin a macro. */
    private static String line(String text) {
        String escaped = escaped(text);
        return escaped.startsWith(".") || escaped.startsWith("\\(aq") ? "\\&" + escaped : escaped;
    }

    /** A plain dash would become a hyphen, which no shell takes for one. */
    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\\' -> out.append("\\e");
                case '-' -> out.append("\\-");
                case '\'' -> out.append("\\(aq");
                case '`' -> out.append("\\(ga");
                case '^' -> out.append("\\(ha");
                case '~' -> out.append("\\(ti");
                default -> out.append(c < 128 ? Character.toString(c) : "\\[u%04X]".formatted(c));
            }
        });
        return out.toString();
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
