package io.github.vipnat.transport.hostkey;

import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.problem.ShellText;
import io.github.vipnat.transport.hostkey.KnownHostsEntry.Marker;
import java.nio.file.Path;
import java.util.List;

/**
 * The file with the host keys that are trusted, in OpenSSH's format; a key that is not in it is refused. May be asked by
 * several threads.
 */
public final class KnownHosts {

    private final KnownHostsFile known;

    /** @param file need not exist yet: then no key is trusted */
    public KnownHosts(Path file) {
        this.known = new KnownHostsFile(file);
    }

    /** The file, for a message. */
    public Path file() {
        return known.path();
    }

    /** What the file says about a key. */
    public enum Verdict {
        /** This very key is on record. */
        TRUSTED,
        /** No key is on record for this host and port. */
        UNKNOWN,
        /** Only other keys are on record for this host and port. */
        CHANGED,
        /** The key is marked {@code @revoked}. */
        REVOKED
    }

    /**
     * Compares with the file as it is now, and comes to what OpenSSH comes to, but for two things: a port other than 22 is
     * looked up as {@code [host]:port} only, and a tab may follow a marker. Plain, wildcard, negated and hashed names
     * count; lines for certificate authorities do not.
     *
     * @throws ProblemException of kind INPUT when the file is there and cannot be read
     */
    public Verdict check(HostKey shown) {
        List<KnownHostsEntry> entries = entries(shown.host(), shown.port());
        if (entries.stream().anyMatch(entry -> entry.marker() == Marker.REVOKED && entry.isFor(shown))) {
            return Verdict.REVOKED;
        }
        List<KnownHostsEntry> trusted =
                entries.stream().filter(entry -> entry.marker() == Marker.NONE).toList();
        if (trusted.stream().anyMatch(entry -> entry.isFor(shown))) {
            return Verdict.TRUSTED;
        }
        return trusted.isEmpty() ? Verdict.UNKNOWN : Verdict.CHANGED;
    }

    /** Whether this very key is on record for its host and port. */
    public boolean contains(HostKey key) {
        return check(key) == Verdict.TRUSTED;
    }

    /** What to type so that no key is on record for this host any more; lines with markers stay. */
    public String forget(HostKey shown) {
        return "ssh-keygen -R '" + shown.name() + "' -f " + ShellText.of(file());
    }

    /** Whether the file trusts an authority to sign this host's certificates, which vipnat does not go by. */
    public boolean hasAuthority(HostKey shown) {
        return entries(shown.host(), shown.port()).stream().anyMatch(entry -> entry.marker() == Marker.AUTHORITY);
    }

    /** The types of the keys on record for a host, for asking it to show the same again. */
    public List<String> types(String host, int port) {
        return entries(host, port).stream()
                .filter(entry -> entry.marker() == Marker.NONE)
                .map(entry -> entry.key().type())
                .distinct()
                .toList();
    }

    /**
     * Appends the key, unless it is there already; makes the file (0600) and its directories (0700) where they are
     * missing. Two runs at once do no harm.
     *
     * @return whether the file was changed
     * @throws ProblemException of kind INPUT when the file cannot be written
     */
    public boolean add(HostKey key) {
        return known.append(key, () -> contains(key));
    }

    private List<KnownHostsEntry> entries(String host, int port) {
        String name = HostKey.name(host, port);
        return known.entries().stream()
                .filter(entry -> entry.names().match(name))
                .toList();
    }
}
