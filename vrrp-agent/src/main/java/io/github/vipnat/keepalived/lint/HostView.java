package io.github.vipnat.keepalived.lint;

import java.util.Optional;
import java.util.Set;

/** What is known of the machine that a file is for; everything may be unknown. */
public interface HostView {

    /** What is known of a path. */
    enum PathState {
        UNKNOWN,
        MISSING,
        NOT_EXECUTABLE,
        /** Somebody other than root can change the file or a directory on its way (keepalived-facts 1.6). */
        UNSAFE,
        /** The first line is neither a program's nor {@code #!}. */
        WITHOUT_SHEBANG,
        GOOD
    }

    /** The names of the interfaces, when they are known. */
    Optional<Set<String>> interfaces();

    /** The state of a script's file. */
    PathState script(String path);

    /** The name a path really leads to once links are followed, when it is known. */
    Optional<String> realName(String path);

    /** The first directory on the way to a path that is a symbolic link, where the machine is known. */
    default Optional<String> linkOnTheWay(String path) {
        return Optional.empty();
    }

    /** The path with every link on its way followed, the file's own name kept where it is a link itself. */
    default Optional<String> realPath(String path) {
        return Optional.empty();
    }

    /** Whether there is a user of that name, where the machine is known. */
    default Optional<Boolean> hasUser(String name) {
        return Optional.empty();
    }

    /** The kernel's names of the processes that run now, where they are known. */
    default Optional<Set<String>> processNames() {
        return Optional.empty();
    }

    /** Whether a hypervisor is known to be below the machine. */
    default boolean isVirtualMachine() {
        return false;
    }

    /** A machine nothing is known of. */
    static HostView unknown() {
        return new HostView() {
            @Override
            public Optional<Set<String>> interfaces() {
                return Optional.empty();
            }

            @Override
            public PathState script(String path) {
                return PathState.UNKNOWN;
            }

            @Override
            public Optional<String> realName(String path) {
                return Optional.empty();
            }
        };
    }
}
