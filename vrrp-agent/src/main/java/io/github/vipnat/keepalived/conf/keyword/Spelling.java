package io.github.vipnat.keepalived.conf.keyword;

/** Whether a word may be a slip of the pen. */
public final class Spelling {

    private static final int LONGEST = 64;

    private Spelling() {}

    /** Whether one or two letters changed, added or left out make one word of the other; short words allow one. */
    public static boolean isClose(String written, String meant) {
        if (written.length() > LONGEST || Math.abs(written.length() - meant.length()) > 2) {
            return false;
        }
        return distance(fold(written), fold(meant)) <= (meant.length() > 5 ? 2 : 1);
    }

    private static String fold(String word) {
        return word.toLowerCase(java.util.Locale.ROOT).replace('-', '_');
    }

    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int same = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(same, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }
}
