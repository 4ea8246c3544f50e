package io.github.vipnat.owner;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The user whose rights this process has. The owner of {@code /proc/self} does not tell: it is root where the process cannot be
 * dumped (proc(5)).
 */
public final class EffectiveUser {

    /** The number of the user who may read and write everything. */
    static final int ROOT = 0;

    private static final String UID = "Uid:";

    /** The second of the numbers behind it is the effective one (proc(5)). */
    private static final int EFFECTIVE = 2;

    private EffectiveUser() {}

    /** Its number. */
    public static long uid() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith(UID))
                    .mapToLong(line -> Long.parseLong(line.split("\\s+", -1)[EFFECTIVE]))
                    .findFirst()
                    .orElseGet(EffectiveUser::uidWithoutProc);
        } catch (IOException e) {
            return uidWithoutProc();
        }
    }

    private static long uidWithoutProc() {
        return new UnixSystem().getUid();
    }
}
