package io.github.vipnat.session;

import io.github.vipnat.secret.SecretMask;

/** The end of a device's output, fit to be shown and short enough for a message. */
final class OutputTail {

    private static final int LENGTH = 200;

    private OutputTail() {}

    static String of(String text) {
        String clean = SecretMask.maskedLines(text.replaceAll("[\\p{Cntrl}&&[^\\n]]", ""))
                .strip();
        return clean.length() <= LENGTH ? clean : "…" + clean.substring(clean.length() - LENGTH);
    }
}
