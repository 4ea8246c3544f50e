package io.github.vipnat.apply.journal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What a run is called, and its folder with it: {@code 20261122-143000-edge}; the second of one second has {@code -2}
 * behind it.
 */
record RunName(String text) {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Of {@code 20261122-143000-}. */
    private static final int STAMP_LENGTH = 16;

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

    /** Asked of each folder for each router, so without a pattern. */
    boolean isOfOurForm() {
        return text.length() > STAMP_LENGTH
                && IntStream.range(0, STAMP_LENGTH)
                        .allMatch(i -> (i == 8 || i == 15) ? text.charAt(i) == '-' : isDigit(text.charAt(i)));
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }

    /** Whether what the folder holds has to be looked at for this router; one with another kind of name may be of any. */
    boolean mayConcern(String router) {
        return !isOfOurForm() || mayBeOf(router);
    }

    /** Whether a run on this router may have the name. */
    boolean mayBeOf(String router) {
        String file = fileName(router);
        if (!text.startsWith(file, STAMP_LENGTH) || !isOfOurForm()) {
            return false;
        }
        String rest = text.substring(STAMP_LENGTH + file.length());
        return rest.isEmpty() || NUMBER.matcher(rest).matches();
    }
}
