package io.github.vipnat.trust;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The user who reads, and obeys what stands there.
 *
 * @param uid its number
 * @param name as {@code chown} takes it
 */
public record Reader(long uid, String name) {

    private static final String UID = "Uid:";

    /** The second of the numbers behind it is the effective one (proc(5)). */
    private static final int EFFECTIVE = 2;

    /** The user this process runs as. */
    public static Reader current() {
        long uid = currentUid();
        return new Reader(uid, uid == 0 ? "root" : name(uid));
    }

    /** Whether it may read everything and is obeyed everywhere. */
    public boolean isRoot() {
        return uid == 0;
    }

    boolean believes(long owner) {
        return owner == uid || owner == 0;
    }

    /** Whom {@code /proc/self} belongs to does not tell: the folder is root's where the process cannot be dumped (proc(5)). */
    private static long currentUid() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith(UID))
                    .mapToLong(line -> Long.parseLong(line.split("\\s+", -1)[EFFECTIVE]))
                    .findFirst()
                    .orElseGet(Reader::uidWithoutProc);
        } catch (IOException e) {
            return uidWithoutProc();
        }
    }

    private static long uidWithoutProc() {
        return new UnixSystem().getUid();
    }

    /** Java says {@code ?} for a user whom nothing names, as in a container. */
    private static String name(long uid) {
        String name = System.getProperty("user.name", "?");
        return name.equals("?") ? Long.toString(uid) : name;
    }
}
