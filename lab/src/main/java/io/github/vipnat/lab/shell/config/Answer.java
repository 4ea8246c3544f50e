package io.github.vipnat.lab.shell.config;

import java.util.Locale;

/** What counts as yes, and what as no. */
public final class Answer {

    private Answer() {}

    /** A line: yes, or anything that begins like it (ios-facts 2). */
    public static boolean isYes(String line) {
        return line.strip().toLowerCase(Locale.ROOT).startsWith("y");
    }

    /** A line: no, or the beginning of it; another line that begins with a "no" is no answer. */
    public static boolean isNo(String line) {
        String word = line.strip().toLowerCase(Locale.ROOT);
        return !word.isEmpty() && "no".startsWith(word);
    }

    /** A key at a {@code [confirm]}: return or y; anything else aborts (ios-facts 4). */
    public static boolean isYes(char key) {
        return key == '\r' || key == '\n' || key == 'y' || key == 'Y';
    }
}
