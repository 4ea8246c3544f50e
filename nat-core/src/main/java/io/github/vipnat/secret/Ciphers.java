package io.github.vipnat.secret;

import java.util.List;
import java.util.Set;

/** Keys behind the name of what they are for, and passwords known by the form that a router gives them. */
final class Ciphers {

    private static final Set<String> FAMILIES = Set.of("sha", "sha1", "sha2", "aes");

    /** Alone they are protocols, as in an access list. */
    private static final Set<String> FAMILIES_WITH_DASH = Set.of("hmac", "esp", "ah", "cmac");

    private static final Set<String> WORDS = Set.of("des", "3des", "sha256", "sha384", "sha512", "sha224");

    /** They follow the name of a cipher and are no key. */
    private static final Set<String> BESIDE = Set.of(
            "mode", "transport", "tunnel", "tkip", "comp-lzs", "gcm", "gmac", "cbc", "ctr", "null", "slot", "version");

    private static final int LONGEST_SIZE = 3;

    private static final int SHORTEST_OF_SORT_7 = 6;

    private static final int RADIX = 16;

    private Ciphers() {}

    /** Whether a word that follows an algorithm, its size or the sort of encryption behind it may be its key. */
    static boolean mayBeKey(List<String> words, int index) {
        String word = words.get(index);
        if (isAlgorithm(word) || isSize(word) || isSuite(word) || BESIDE.contains(word)) {
            return false;
        }
        int before = index - 1;
        while (before > 0 && isSize(words.get(before))) {
            before--;
        }
        return isAlgorithm(words.get(before));
    }

    private static boolean isAlgorithm(String word) {
        int dash = word.indexOf('-');
        String family = dash < 0 ? word : word.substring(0, dash);
        return WORDS.contains(word) || FAMILIES.contains(family) || (dash > 0 && FAMILIES_WITH_DASH.contains(family));
    }

    private static boolean isSize(String word) {
        return word.length() <= LONGEST_SIZE && word.chars().allMatch(Character::isDigit);
    }

    /** As in a list of what a server of the router offers: {@code rsa-aes-cbc-sha2}. */
    private static boolean isSuite(String word) {
        return word.contains("-") && (word.contains("aes") || word.contains("sha") || word.contains("rsa"));
    }

    /** {@code 9 $9$…}, and {@code 7} with the hexadecimal digits of its kind, whatever command they stand in. */
    static boolean isEncrypted(String before, String word) {
        return isHash(word) || (before.equals("7") && isOfSort7(word));
    }

    private static boolean isHash(String word) {
        int end = word.startsWith("$") ? word.indexOf('$', 1) : -1;
        return end > 1 && isSize(word.substring(1, end));
    }

    /** Two digits, and two hexadecimal digits for each letter. */
    private static boolean isOfSort7(String word) {
        return word.length() >= SHORTEST_OF_SORT_7
                && word.length() % 2 == 0
                && Character.isDigit(word.charAt(0))
                && Character.isDigit(word.charAt(1))
                && word.chars().allMatch(one -> Character.digit(one, RADIX) >= 0);
    }
}
