package io.github.vipnat.transport.hostkey;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One line of a known_hosts file, read as OpenSSH reads it (sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT"; hostfile.c).
 *
 * @param names patterns in a list, or one hashed name
 */
record KnownHostsEntry(Marker marker, HostNames names, KeyText key) {

    /** What stands before the names. */
    enum Marker {
        NONE,
        REVOKED,
        AUTHORITY
    }

    private static final Pattern BLANKS = Pattern.compile("[ \t]+");
    private static final int MOST_WORDS = 6;

    private static final String REVOKED = "@revoked";
    private static final String AUTHORITY = "@cert-authority";

    /** Empty for comments, blank lines, and lines that are damaged or of a marker that nobody knows. */
    static Optional<KnownHostsEntry> parse(String line) {
        Deque<String> words = words(line);
        String first = words.isEmpty() ? "#" : words.getFirst();
        if (first.startsWith("#")) {
            return Optional.empty();
        }
        if (!first.startsWith("@")) {
            return read(Marker.NONE, words);
        }
        words.removeFirst();
        return switch (first) {
            case REVOKED -> read(Marker.REVOKED, words);
            case AUTHORITY -> read(Marker.AUTHORITY, words);
            default -> Optional.empty();
        };
    }

    /** Blanks and tabs part words, and nothing else does; a zero byte ends the line. */
    private static Deque<String> words(String line) {
        int end = line.indexOf('\0');
        List<String> words = Arrays.asList(BLANKS.split(end < 0 ? line : line.substring(0, end), MOST_WORDS));
        return new ArrayDeque<>(words.get(0).isEmpty() ? words.subList(1, words.size()) : words);
    }

    private static Optional<KnownHostsEntry> read(Marker marker, Deque<String> words) {
        if (words.size() < 3 || words.getFirst().startsWith("@")) {
            return Optional.empty();
        }
        HostNames names = new HostNames(words.removeFirst());
        return KeyText.parse(words.removeFirst(), words.removeFirst())
                .map(key -> new KnownHostsEntry(marker, names, key));
    }

    boolean isFor(HostKey shown) {
        return key.type().equals(shown.type()) && key.base64().equals(shown.key());
    }
}
