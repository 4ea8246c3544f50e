package io.github.vipnat.keepalived.lint;

import io.github.vipnat.keepalived.conf.KeepalivedRelease;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The keepalived of this machine, asked for its version alone. */
public final class InstalledKeepalived {

    private static final int SECONDS = 5;
    private static final File NOTHING = new File("/dev/null");

    private InstalledKeepalived() {}

    /** What {@code keepalived -v} says; empty where there is none, or it says nothing within five seconds. */
    public static Optional<KeepalivedRelease> release() {
        return ask("keepalived").or(() -> ask("/usr/sbin/keepalived"));
    }

    private static Optional<KeepalivedRelease> ask(String program) {
        try {
            Process process = new ProcessBuilder(program, "-v")
                    .redirectErrorStream(true)
                    .redirectInput(NOTHING)
                    .start();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            String said = new String(process.getInputStream().readNBytes(4096), StandardCharsets.ISO_8859_1);
            return KeepalivedRelease.printed(said);
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
