package io.github.vipnat.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Keeps secrets out of text that is written down.
 *
 * <p>A secret of four characters and more is hidden wherever it stands. A shorter one is hidden only where it stands
 * alone as a word, since a password {@code a} would otherwise shred everything. Secrets that overlap or contain each
 * other are hidden together, so no rest of a longer one is left over by a shorter one. Letters count as they are: a
 * secret is not found in another case, or once something has encoded it.
 */
public final class Redactor {

    private static final String HIDDEN = "***";
    private static final int SHORT = 3;

    private final List<String> secrets = new CopyOnWriteArrayList<>();

    /** Hides this secret from now on. */
    public void add(Secret secret) {
        String value = secret.reveal();
        if (!value.isEmpty() && !secrets.contains(value)) {
            secrets.add(value);
        }
    }

    /** The same text with stars in the place of each secret. */
    public String redact(String text) {
        return hide(text, runs(text, false), 0, text.length());
    }

    /** For text that comes in pieces; gives, in all, exactly what {@link #redact} gives for the whole. */
    public Stream stream() {
        return new Stream();
    }

    /** Redacts text that comes in pieces, also where a secret is split between two of them. Not for several threads. */
    public final class Stream {

        private String held = "";
        private boolean afterWord;

        private Stream() {}

        /** What may be written down by now: everything but an end that could still turn into a secret. */
        public String accept(String piece) {
            String text = held + piece;
            List<Run> runs = runs(text, afterWord);
            return release(text, runs, cut(text, runs));
        }

        /** The rest; call it once, after the last piece. */
        public String finish() {
            return release(held, runs(held, afterWord), held.length());
        }

        private int cut(String text, List<Run> runs) {
            int cut = openEnd(text);
            for (Run run : runs) {
                if (run.from < cut && cut < run.to) {
                    return run.from;
                }
            }
            return cut;
        }

        private String release(String text, List<Run> runs, int cut) {
            String out = hide(text, runs, 0, cut);
            if (cut > 0) {
                afterWord = isWord(text.charAt(cut - 1));
            }
            held = text.substring(cut);
            return out;
        }
    }

    /** From {@code from} up to, not including, {@code to}. */
    private record Run(int from, int to) {}

    /** The places of secrets, in order, overlapping ones as one. */
    private List<Run> runs(String text, boolean afterWord) {
        List<Run> found = new ArrayList<>();
        for (String secret : secrets) {
            for (int at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1)) {
                if (secret.length() > SHORT || standsAlone(text, at, at + secret.length(), afterWord)) {
                    found.add(new Run(at, at + secret.length()));
                }
            }
        }
        found.sort((a, b) -> Integer.compare(a.from, b.from));
        return merged(found);
    }

    private static List<Run> merged(List<Run> sorted) {
        List<Run> merged = new ArrayList<>();
        for (Run run : sorted) {
            int last = merged.size() - 1;
            if (last >= 0 && run.from < merged.get(last).to) {
                merged.set(last, new Run(merged.get(last).from, Math.max(run.to, merged.get(last).to)));
            } else {
                merged.add(run);
            }
        }
        return merged;
    }

    private static boolean standsAlone(String text, int from, int to, boolean afterWord) {
        boolean open = from == 0 ? !afterWord : !isWord(text.charAt(from - 1));
        return open && (to == text.length() || !isWord(text.charAt(to)));
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c);
    }

    /** Where an end begins that more text could turn into a secret; the text's length when there is none. */
    private int openEnd(String text) {
        int open = text.length();
        for (String secret : secrets) {
            // A short secret that is complete still waits for the character that tells whether it stands alone.
            int longest = secret.length() > SHORT ? secret.length() - 1 : secret.length();
            for (int length = Math.min(longest, text.length()); length > text.length() - open; length--) {
                if (text.regionMatches(text.length() - length, secret, 0, length)) {
                    open = text.length() - length;
                }
            }
        }
        return open;
    }

    private static String hide(String text, List<Run> runs, int from, int to) {
        StringBuilder out = new StringBuilder(to - from);
        int at = from;
        for (Run run : runs) {
            if (run.to <= to) {
                out.append(text, at, run.from).append(HIDDEN);
                at = run.to;
            }
        }
        return out.append(text, at, to).toString();
    }
}
