package io.github.vipnat.transport.hostkey;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The hosts that a line of known_hosts is about, matched as OpenSSH matches them (match.c, hostfile.c).
 *
 * @param text patterns in a list, {@code !} before those that are left out, or one name that is hashed
 */
record HostNames(String text) {

    private static final String HASHED = "|1|";
    private static final int SALT_BYTES = 20;

    /** @param name as {@link HostKey#name()} writes it */
    boolean match(String name) {
        return text.startsWith("|") ? isHashOf(name) : isInList(name);
    }

    private boolean isInList(String name) {
        boolean matches = false;
        for (String pattern : text.toLowerCase(Locale.ROOT).split(",", -1)) {
            boolean forbids = pattern.startsWith("!");
            if (glob(forbids ? pattern.substring(1) : pattern, name)) {
                if (forbids) {
                    return false;
                }
                matches = true;
            }
        }
        return matches;
    }

    /** Without a regular expression: one with many stars takes for ever to find that it does not match. */
    private static boolean glob(String pattern, String name) {
        int at = 0;
        int star = -1;
        int retry = 0;
        for (int i = 0; i < name.length() || at < pattern.length(); ) {
            char wanted = at < pattern.length() ? pattern.charAt(at) : '\0';
            if (wanted == '*') {
                star = at++;
                retry = i;
            } else if (i < name.length() && (wanted == '?' || wanted == name.charAt(i))) {
                at++;
                i++;
            } else if (star >= 0 && retry < name.length()) {
                at = star + 1;
                i = ++retry;
            } else {
                return false;
            }
        }
        return true;
    }

    /** {@code |1|salt|hash}, the hash being HMAC-SHA1 of the name under the salt; alone, never in a list. */
    private boolean isHashOf(String name) {
        int end = text.indexOf('|', HASHED.length());
        if (!text.startsWith(HASHED) || end < 0) {
            return false;
        }
        try {
            byte[] salt = Base64.getDecoder().decode(text.substring(HASHED.length(), end));
            return salt.length == SALT_BYTES && text.equals(hash(salt, name));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static String hash(byte[] salt, String name) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(salt, "HmacSHA1"));
        byte[] hash = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
        Base64.Encoder base64 = Base64.getEncoder();
        return HASHED + base64.encodeToString(salt) + "|" + base64.encodeToString(hash);
    }
}
