package io.github.vipnat.session;

import io.github.vipnat.session.SessionException.Reason;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The device's echo of a typed line, which proves that it heard that line and no other. */
record Echo(String line) {

    static Echo of(String line) {
        return new Echo(line);
    }

    /**
     * What the device said besides the echo. Text before it, such as a log line that came first, is kept, so that nothing
     * a device says is lost.
     *
     * @throws SessionException when the echo is missing or differs: characters were lost, or something else was typed
     */
    String removedFrom(String text) {
        String plain = withoutBackspaces(text);
        // the blank behind a prompt or a question may arrive later than they do
        Matcher echo = Pattern.compile("(?:^ ?|[\\r\\n]|[>#] ?)" + Pattern.quote(line) + " *(?=[\\r\\n]|\\z)")
                .matcher(plain);
        if (!echo.find()) {
            throw missing(text);
        }
        return plain.substring(0, echo.start()) + plain.substring(echo.end());
    }

    /** As {@link #removedFrom}, of a line that a question mark ended, which a device may echo or not. */
    String ofHelpRemovedFrom(String text) {
        Matcher echo = Pattern.compile(Pattern.quote(line.stripTrailing()) + " *\\??(?=[\\r\\n]|\\z)")
                .matcher(withoutBackspaces(text));
        if (!echo.find()) {
            throw missing(text);
        }
        return withoutBackspaces(text).substring(echo.end());
    }

    private SessionException missing(String text) {
        return new SessionException(Reason.GARBLED, "the device did not echo \"" + line + "\" as it was typed", text);
    }

    /** IOS redraws with backspaces; what a person sees is what counts. */
    private static String withoutBackspaces(String text) {
        if (text.indexOf('\b') < 0) {
            return text;
        }
        StringBuilder seen = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '\b') {
                seen.append(text.charAt(i));
            } else if (!seen.isEmpty()) {
                seen.setLength(seen.length() - 1);
            }
        }
        return seen.toString();
    }
}
