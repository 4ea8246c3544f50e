package io.github.vipnat.session;

import io.github.vipnat.session.SessionException.Reason;

/** The device's echo of a typed line, which proves that it heard that line and no other. */
record Echo(String line) {

    static Echo of(String line) {
        return new Echo(line);
    }

    /**
     * What the device said after the echo.
     *
     * @throws SessionException when the echo is missing or differs: characters were lost, or something else was typed
     */
    String removedFrom(String text) {
        String plain = withoutBackspaces(text);
        int start = plain.indexOf(line);
        int end = start + line.length();
        boolean ownLine = end == plain.length() || plain.charAt(Math.min(end, plain.length() - 1)) <= ' ';
        if (start < 0 || !ownLine || !plain.substring(0, start).isBlank()) {
            throw new SessionException(
                    Reason.GARBLED, "the device did not echo \"" + line + "\" as it was typed", Tail.of(text));
        }
        return plain.substring(end);
    }

    /** IOS redraws with backspaces; what a person sees is what counts. */
    private static String withoutBackspaces(String text) {
        if (text.indexOf('\b') < 0) {
            return text;
        }
        StringBuilder seen = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\b') {
                seen.append(c);
            } else if (!seen.isEmpty()) {
                seen.setLength(seen.length() - 1);
            }
        }
        return seen.toString();
    }
}
