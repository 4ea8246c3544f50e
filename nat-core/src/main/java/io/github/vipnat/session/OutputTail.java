package io.github.vipnat.session;

/** The end of a device's output, short enough for a message. */
final class OutputTail {

    private static final int LENGTH = 200;

    private OutputTail() {}

    static String of(String text) {
        String clean = text.replaceAll("[\\p{Cntrl}&&[^\\n]]", "").strip();
        return clean.length() <= LENGTH ? clean : "…" + clean.substring(clean.length() - LENGTH);
    }
}
