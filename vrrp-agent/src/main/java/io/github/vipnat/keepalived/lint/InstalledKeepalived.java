package io.github.vipnat.keepalived.lint;

import io.github.vipnat.child.ChildCommand;
import io.github.vipnat.keepalived.conf.KeepalivedRelease;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The keepalived of this machine, asked for its version alone. */
public final class InstalledKeepalived {

    private static final Duration LONGEST = Duration.ofSeconds(5);

    private InstalledKeepalived() {}

    /** What {@code keepalived -v} says; empty where there is none, or it says nothing within five seconds. */
    public static Optional<KeepalivedRelease> release() {
        try {
            return KeepalivedRelease.printed(ChildCommand.of(LONGEST, List.of("keepalived", "-v"))
                    .start()
                    .said());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
