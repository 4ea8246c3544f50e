package io.github.vipnat.database.account;

/**
 * How much a pattern leaves open; the smaller one is tried first. MariaDB counts the strings that could fit (sql/sql_acl.cc,
 * "get_magic_sort"): what weighs most is the wildcards, then, among those without any {@code %}, how many {@code _}. A
 * network with a mask has no wildcard and counts as exact.
 *
 * @param openness the number MariaDB sorts by, upside down
 */
record Specificity(long openness) implements Comparable<Specificity> {

    /** Longest host name, and longest name of a schema, in MariaDB 10.11. */
    private static final int HOST_LENGTH = 255;

    private static final int SCHEMA_LENGTH = 64;

    /** MariaDB counts no further. */
    private static final int MOST_WILDCARDS = 31;

    static Specificity ofHost(String pattern) {
        return of(pattern, HOST_LENGTH);
    }

    static Specificity ofSchema(String pattern) {
        return of(pattern, SCHEMA_LENGTH);
    }

    private static Specificity of(String pattern, int longest) {
        int plain = 0;
        int ones = 0;
        int manies = 0;
        int before = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char sign = pattern.charAt(i);
            if (sign != '%' && sign != '_') {
                i += sign == '\\' && i + 1 < pattern.length() ? 1 : 0;
                plain++;
                continue;
            }
            before = ones + manies == 0 ? plain : before;
            ones += sign == '_' ? 1 : 0;
            boolean isRepeated = sign == '%' && i > 0 && pattern.charAt(i - 1) == '%';
            manies += sign == '%' && !isRepeated ? 1 : 0;
        }
        return weigh(plain, Math.min(ones, MOST_WILDCARDS), Math.min(manies, MOST_WILDCARDS), before, longest);
    }

    private static Specificity weigh(int plain, int ones, int manies, int before, int longest) {
        long free = manies > 0 ? longest - plain - ones : 0;
        long base = longest + 1L;
        long wildcards = MOST_WILDCARDS + 1L;
        long first = free > ones ? free * 2 + 1 : ones * 2L;
        long second = free > ones ? manies : free;
        long third = free > ones ? ones : manies;
        return new Specificity(((first * base + second) * wildcards + third) * base + before);
    }

    @Override
    public int compareTo(Specificity other) {
        return Long.compare(openness, other.openness);
    }
}
