package io.github.vipnat.apply.journal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a run is called, and its folder with it: {@code 20261122-143000-edge}; the second of one second has {@code -2}
 * behind it.
 */
record RunName(String text) {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern FORM = Pattern.compile("\\d{8}-\\d{6}-(?<rest>.+)", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("-\\d{1,3}");

    /** The first name of a run that begins now. */
    static RunName of(Instant now, String router) {
        return new RunName(STAMP.format(now) + "-" + fileName(router));
    }

    /** The name for the run of this number in one second, counted from 1. */
    RunName numbered(int number) {
        return number == 1 ? this : new RunName(text + "-" + number);
    }

    /** A router's name as a part of a file's name. */
    static String fileName(String router) {
        return router.replaceAll("[^A-Za-z0-9._-]", "_");
    }

    boolean isOfOurForm() {
        return FORM.matcher(text).matches();
    }

    /** Whether a run on this router may have the name. */
    boolean mayBeOf(String router) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return false;
        }
        String rest = form.group("rest");
        String file = fileName(router);
        return rest.equals(file)
                || (rest.startsWith(file)
                        && NUMBER.matcher(rest.substring(file.length())).matches());
    }
}
