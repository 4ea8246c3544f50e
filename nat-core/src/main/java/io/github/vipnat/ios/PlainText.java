package io.github.vipnat.ios;

/**
 * A file's text with the router's own lines in it: without what terminals, editors, mail and web pages put between and in
 * front of them. A line's number stays what an editor shows.
 */
final class PlainText {

    /** As long as a sequence is that sets a window's title. */
    private static final int LONGEST_SEQUENCE = 256;

    private final String text;
    private final boolean isReturnAlone;
    private final StringBuilder plain;

    private int returns;

    private PlainText(String text) {
        this.text = text;
        this.isReturnAlone = text.indexOf('\n') < 0;
        this.plain = new StringBuilder(text.length());
    }

    static String of(String text) {
        return withoutMargin(isPlain(text) ? text : new PlainText(text).toPlain());
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '\r' || (character < ' ' && character != '\n' && character != '\t') || character >= 0x85) {
                return false;
            }
        }
        return true;
    }

    private String toPlain() {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            int escaped = character == '\u001b' ? lengthOfSequence(i) : 0;
            if (escaped > 0) {
                i += escaped - 1;
            } else if (character == '\r') {
                returns++;
            } else if (!isNothing(character)) {
                add(character);
            }
        }
        return plain.toString();
    }

    /** Telnet puts a zero byte behind a return; a bell and marks of width nothing are not seen. */
    private static boolean isNothing(char character) {
        return character == '\0' || character == '\u0007' || character == '\ufeff' || character == '\u200b';
    }

    private void add(char character) {
        boolean endsLine = isLineEnd(character);
        if (returns > 0 && (isReturnAlone || (!endsLine && !isAtStartOfLine()))) {
            plain.append("\n".repeat(isReturnAlone ? returns : 1));
        }
        returns = 0;
        plain.append(endsLine ? '\n' : isBlank(character) ? ' ' : character);
    }

    private boolean isAtStartOfLine() {
        return plain.length() == 0 || plain.charAt(plain.length() - 1) == '\n';
    }

    private static boolean isLineEnd(char character) {
        return switch (character) {
            case '\n', '\u000b', '\f', '\u0085', '\u2028', '\u2029' -> true;
            default -> false;
        };
    }

    /** Web pages indent with blanks that do not break. */
    private static boolean isBlank(char character) {
        return character == '\u00a0' || character == '\u2007' || character == '\u202f' || character == '\u3000';
    }

    /**
     * Colours, erasing to the line's end, modes and window titles change nothing of what stands in the line.
     *
     * @return how many characters it has; 0 for one that may move what follows elsewhere
     */
    private int lengthOfSequence(int escape) {
        int limit = Math.min(text.length(), escape + LONGEST_SEQUENCE);
        int at = escape + 2;
        if (text.startsWith("]", escape + 1)) {
            while (at < limit && text.charAt(at) != '\u0007' && text.charAt(at) != '\u001b') {
                at++;
            }
            return at == limit ? 0 : at + 1 - escape;
        }
        while (at < limit && (Character.digit(text.charAt(at), 10) >= 0 || ";?".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        boolean isHarmless = text.startsWith("[", escape + 1) && at < limit && "mKhl".indexOf(text.charAt(at)) >= 0;
        return isHarmless ? at + 1 - escape : 0;
    }

    /** Text that was quoted or laid out as code has the same blanks or marks before each of its lines. */
    private static String withoutMargin(String text) {
        int margin = margin(text);
        if (margin == 0) {
            return text;
        }
        StringBuilder inner = new StringBuilder(text.length());
        text.lines()
                .forEach(line -> inner.append(line.substring(Math.min(margin, line.length())))
                        .append('\n'));
        return inner.toString();
    }

    private static int margin(String text) {
        int start = 0;
        int margin = Integer.MAX_VALUE;
        while (start < text.length() && margin > 0) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            int first = start;
            while (first < end && " \t>".indexOf(text.charAt(first)) >= 0) {
                first++;
            }
            margin = first == end ? margin : Math.min(margin, first - start);
            start = end + 1;
        }
        return margin == Integer.MAX_VALUE ? 0 : margin;
    }
}
