package io.github.vipnat.transport.hostkey;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One line of a known_hosts file (sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT").
 *
 * @param names patterns, or one hashed name
 */
public record KnownHostsEntry(boolean revoked, List<String> names, String type, String key) {

    /** Empty for comments, blank lines, certificate authorities, and lines that are none. */
    static Optional<KnownHostsEntry> parse(String line) {
        String[] fields = line.strip().split("\\s+", -1);
        boolean revoked = fields[0].equals("@revoked");
        int first = revoked ? 1 : 0;
        if (fields.length < first + 3 || fields[0].startsWith("#") || fields[0].equals("@cert-authority")) {
            return Optional.empty();
        }
        return Optional.of(new KnownHostsEntry(
                revoked, List.of(fields[first].split(",", -1)), fields[first + 1], fields[first + 2]));
    }

    /** How a host and port are written: {@code host}, or {@code [host]:port} where the port is not 22. */
    public static String name(String host, int port) {
        String lower = host.toLowerCase(Locale.ROOT);
        return port == 22 ? lower : "[" + lower + "]:" + port;
    }

    boolean matches(String host, int port) {
        String name = name(host, port);
        boolean matches = false;
        for (String pattern : names) {
            if (pattern.startsWith("!") && glob(pattern.substring(1), name)) {
                return false;
            }
            matches |= pattern.startsWith("|1|") ? hashed(pattern, name) : glob(pattern, name);
        }
        return matches;
    }

    boolean isFor(HostKey shown) {
        return type.equals(shown.type()) && key.equals(shown.key());
    }

    private static boolean glob(String pattern, String name) {
        StringBuilder regex = new StringBuilder();
        for (char c : pattern.toLowerCase(Locale.ROOT).toCharArray()) {
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return name.matches(regex.toString());
    }

    /** {@code |1|salt|hash}, the hash being HMAC-SHA1 of the name under the salt. */
    private static boolean hashed(String pattern, String name) {
        String[] parts = pattern.split("\\|", -1);
        if (parts.length != 4) {
            return false;
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(parts[2]), "HmacSHA1"));
            byte[] hash = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
            return MessageDigest.isEqual(hash, Base64.getDecoder().decode(parts[3]));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
