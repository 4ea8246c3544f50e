package io.github.vipnat.keepalived.render;

/** Writes blocks with four blanks of indent, and extras as a comment and a line. */
final class ConfWriter {

    private final StringBuilder text = new StringBuilder();
    private final RenderOptions options;
    private int depth;

    ConfWriter(RenderOptions options) {
        this.options = options;
    }

    void open(String head) {
        addLine(head + " {");
        depth++;
    }

    void close() {
        depth--;
        addLine("}");
    }

    void addLine(String line) {
        text.append("    ".repeat(depth)).append(line).append('\n');
    }

    void blank() {
        text.append('\n');
    }

    void comment(String comment) {
        if (options.explained()) {
            addLine("# " + comment);
        }
    }

    /** The lines of an extra: active when it is on, as comments when it is off, not at all without explanations. */
    void extra(ProductionExtra extra, String... lines) {
        boolean on = options.has(extra);
        if (!on && !options.explained()) {
            return;
        }
        comment(extra.option() + ": " + extra.why());
        for (String line : lines) {
            addLine((on ? "" : "# ") + line);
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
