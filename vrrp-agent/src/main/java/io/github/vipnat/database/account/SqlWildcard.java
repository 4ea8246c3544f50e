package io.github.vipnat.database.account;

/** SQL's wildcards: {@code %} for any number of characters, {@code _} for one, a backslash before one that is meant. */
public final class SqlWildcard {

    private SqlWildcard() {}

    public static boolean matches(String text, String pattern) {
        boolean[] reached = new boolean[text.length() + 1];
        reached[0] = true;
        for (int i = 0; i < pattern.length(); i++) {
            char sign = pattern.charAt(i);
            boolean isEscape = sign == '\\' && i + 1 < pattern.length();
            i += isEscape ? 1 : 0;
            advance(reached, text, pattern.charAt(i), isEscape);
        }
        return reached[text.length()];
    }

    /** Where the text may stand after one more sign of the pattern. */
    private static void advance(boolean[] reached, String text, char sign, boolean isMeant) {
        if (sign == '%' && !isMeant) {
            for (int at = 1; at < reached.length; at++) {
                reached[at] |= reached[at - 1];
            }
            return;
        }
        boolean isAny = sign == '_' && !isMeant;
        for (int at = text.length(); at > 0; at--) {
            reached[at] = reached[at - 1] && (isAny || text.charAt(at - 1) == sign);
        }
        reached[0] = false;
    }

    /** A name as a pattern that nothing but this name fits. */
    public static String literally(String name) {
        return name.replaceAll("([\\\\%_])", "\\\\$1");
    }
}
