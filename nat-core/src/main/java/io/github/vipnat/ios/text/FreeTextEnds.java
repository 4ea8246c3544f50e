package io.github.vipnat.ios.text;

import java.util.Set;

/** Looks for the ends of the free texts of one configuration; in all, it looks at each character a few times at most. */
final class FreeTextEnds {

    static final int NEVER = -1;

    /** Of a key or a request, in lines; looked through at every line that could open one. */
    private static final int LONGEST_BODY = 100;

    private final String text;

    /** No line ends in the marks of control-C from where this was found out on. */
    private boolean noLineEndsInControlC;

    FreeTextEnds(String text) {
        this.text = text;
    }

    /** What ends a free text; its place is in the last line of the body, or {@link #NEVER}. */
    interface Ending {

        /**
         * The place of the end, from a place on.
         *
         * @param from just behind what opens the text
         */
        int placeIn(FreeTextEnds ends, int from);
    }

    /** The first place where the mark stands again: a router ends the text there while it is typed. */
    int mark(String mark, int from) {
        return text.indexOf(mark, from);
    }

    /**
     * Control-C, which a router prints in two characters. A text may hold the same two, as in "press ^C"; where its own
     * end stands nothing follows in the line.
     */
    int controlC(int from) {
        int first = nextControlC(from);
        for (int at = first; at >= 0 && !noLineEndsInControlC; at = nextControlC(at + 1)) {
            if (endsItsLine(at)) {
                return at != first && FreeTextGrammar.isOpening(lineAt(at)) ? first : at;
            }
        }
        noLineEndsInControlC = true;
        boolean isCaretAlone = first < 0 && text.startsWith(FreeTextGrammar.CONTROL_C, from - 2);
        return isCaretAlone ? text.indexOf('^', from) : first;
    }

    /** The end of a text whose opening line is not one that is known; a guess, taken only where nothing speaks against it. */
    int controlCAtOnce(int from) {
        int at = nextControlC(from);
        return at >= 0 && endsItsLine(at) && !FreeTextGrammar.isOpening(lineAt(at)) ? at : NEVER;
    }

    private int nextControlC(int from) {
        for (int at = from; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == '\u0003' || (character == '^' && text.startsWith(FreeTextGrammar.CONTROL_C, at))) {
                return at;
            }
        }
        return NEVER;
    }

    private boolean endsItsLine(int at) {
        int behind = at + (text.charAt(at) == '^' ? FreeTextGrammar.CONTROL_C.length() : 1);
        while (behind < text.length() && text.charAt(behind) != '\n' && Character.isWhitespace(text.charAt(behind))) {
            behind++;
        }
        return behind == text.length() || text.charAt(behind) == '\n';
    }

    /** A line that ends in the mark, from the next line on. */
    int lineEndingIn(String mark, int from) {
        for (int start = nextLine(from); start <= text.length(); start = nextLine(start)) {
            if (lineAt(start).endsWith(mark)) {
                return start;
            }
        }
        return NEVER;
    }

    /** A line that is one of these, from the next line on and not far below. */
    int line(Set<String> wanted, int from) {
        int start = nextLine(from);
        for (int i = 0; i < LONGEST_BODY && start <= text.length(); i++) {
            if (wanted.contains(lineAt(start).strip())) {
                return start;
            }
            start = nextLine(start);
        }
        return NEVER;
    }

    /** {@code quit} behind lines of hexadecimal digits; whatever else comes is no certificate any more. */
    int quitBehindHex(int from) {
        int last = from;
        for (int start = nextLine(from); start <= text.length(); start = nextLine(start)) {
            String line = lineAt(start).strip();
            if (line.equals("quit")) {
                return start;
            }
            if (!isHex(line)) {
                return last;
            }
            last = start;
        }
        return last;
    }

    private static boolean isHex(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) != ' ' && Character.digit(line.charAt(i), 16) < 0) {
                return false;
            }
        }
        return !line.isEmpty();
    }

    /** The brace that closes the one just before. */
    int closingBrace(int from) {
        int depth = 1;
        for (int at = from; at < text.length(); at++) {
            char character = text.charAt(at);
            depth += character == '{' ? 1 : character == '}' ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        return NEVER;
    }

    private String lineAt(int at) {
        return text.substring(text.lastIndexOf('\n', at - 1) + 1, endOfLine(at)).stripTrailing();
    }

    private int endOfLine(int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    /** The start of the next line; behind the text's end there is one more, empty. */
    private int nextLine(int at) {
        return endOfLine(at) + 1;
    }
}
