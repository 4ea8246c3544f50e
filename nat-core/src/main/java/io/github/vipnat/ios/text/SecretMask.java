package io.github.vipnat.ios.text;

import io.github.vipnat.nat.ConfigLine;
import io.github.vipnat.nat.MeaningfulLine;
import io.github.vipnat.problem.VisibleText;
import io.github.vipnat.secret.SecretMark;
import io.github.vipnat.secret.UrlLogin;
import java.util.List;
import java.util.Set;

/**
 * What a configuration line holds secret is left out (ios-facts 11.2): everything behind the word that announces it, since a
 * secret's length and form differ between images and a word too much that is hidden does no harm.
 */
public final class SecretMask {

    /** Words that a secret follows, wherever they stand. */
    private static final Set<String> ANNOUNCING = Set.of("key", "pin", "auth", "priv");

    /** The same, as a part of a word: {@code sent-password}, {@code auth-password}, {@code pre-shared-key}. */
    private static final List<String> PARTS =
            List.of("password", "passwd", "secret", "passphrase", "psk", "token", "-key", "key-string");

    /** They hold one of the parts, and what follows is no secret. */
    private static final Set<String> HARMLESS =
            Set.of("password-encryption", "password-prompt", "nopassword", "trusted-key");

    /** Protocols in whose lines this word is followed by the password itself. */
    private static final String AUTHENTICATION = "authentication";

    private static final Set<String> REDUNDANCY = Set.of("standby", "vrrp", "glbp");

    /** Rules hold no secrets, and there are many of them. */
    private static final String NAT = "ip nat ";

    private static final int HEXADECIMAL = 16;

    private SecretMask() {}

    /** The same line, fit to be shown. */
    public static MeaningfulLine masked(MeaningfulLine line) {
        return new MeaningfulLine(masked(line.section()), masked(line.text()));
    }

    /** The same line, fit to be shown. */
    public static ConfigLine masked(ConfigLine line) {
        String text = masked(line.text());
        String section = masked(line.section());
        boolean same = text.equals(line.text()) && section.equals(line.section());
        return same ? line : new ConfigLine(line.number(), text, section);
    }

    /** The same text of one line, fit to be shown. */
    public static String masked(String line) {
        if (line.startsWith(NAT)) {
            return VisibleText.of(line);
        }
        if (isKeyInHexadecimal(line)) {
            return SecretMark.TEXT;
        }
        int end = endOfAnnouncement(line);
        return VisibleText.of(UrlLogin.removedFrom(
                end < line.length() ? line.substring(0, end) + " " + SecretMark.TEXT : line, SecretMark.TEXT));
    }

    /** Where the word in front of a secret ends; the line's length where it holds none. */
    private static int endOfAnnouncement(String line) {
        String[] words = line.strip().split("[ \\t]+");
        int end = line.length() - line.stripLeading().length();
        for (int i = 0; i < words.length; i++) {
            end = line.indexOf(words[i], end) + words[i].length();
            if (announces(words, i)) {
                return line.substring(end).isBlank() ? line.length() : end;
            }
        }
        return line.length();
    }

    private static boolean announces(String[] words, int index) {
        String word = words[index];
        return ANNOUNCING.contains(word)
                || (!HARMLESS.contains(word) && PARTS.stream().anyMatch(word::contains))
                || (words[0].startsWith("snmp") && announcesInSnmp(words, index))
                || (word.equals(AUTHENTICATION) && isFollowedBySecret(words))
                || (index > 0 && word.equals("md5"));
    }

    /** {@code snmp-server community NAME}, {@code snmp-server host ADDRESS … NAME}, {@code snmp mib community-map NAME}. */
    private static boolean announcesInSnmp(String[] words, int index) {
        return words[index].startsWith("community") || (index == 2 && words[1].equals("host"));
    }

    private static boolean isFollowedBySecret(String[] words) {
        return REDUNDANCY.contains(words[0]) || (words.length > 1 && words[0].equals("ip") && words[1].equals("nhrp"));
    }

    /** A key that is printed byte by byte is nothing else. */
    private static boolean isKeyInHexadecimal(String line) {
        int digits = 0;
        for (int i = 0; i < line.length(); i++) {
            char one = line.charAt(i);
            boolean blank = one == ' ' || one == '\t';
            if (!blank && Character.digit(one, 16) < 0) {
                return false;
            }
            digits += blank ? 0 : 1;
        }
        return digits >= HEXADECIMAL;
    }
}
