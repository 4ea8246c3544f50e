package io.github.vipnat.owner;

import io.github.vipnat.child.Child;
import io.github.vipnat.child.ChildCommand;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What root does in a folder of another user, done as that user: then the kernel judges every link, however late it is swapped.
 * The user may trace such a process: it has a session of its own, so that root's terminal is not reached through it, nothing of
 * root's environment, and a deadline.
 */
public final class OwnerShell {

    private static final int LARGEST_ANSWER = 1 << 16;
    private static final int DEADLINE_SECONDS = 10;

    /** A number without a name has no group of its own. */
    private static final String BECOME = """
            cd /
            group=$(id -g -- "$1" 2>/dev/null) || group=65534
            uid=$1; shift
            exec setsid setpriv --reuid="$uid" --regid="$group" --clear-groups --no-new-privs -- /bin/sh -c "$@"
            """;

    private final int uid;
    private final int deadlineSeconds;

    /** @param uid whom the folder belongs to */
    public OwnerShell(int uid) {
        this(uid, DEADLINE_SECONDS);
    }

    OwnerShell(int uid, int deadlineSeconds) {
        this.uid = uid;
        this.deadlineSeconds = deadlineSeconds;
    }

    /** How a script ended, and what it said: as trustworthy as its user. */
    public record Answer(int status, String text) {}

    /**
     * Runs a script of sh.
     *
     * @param input what it reads
     * @param arguments its {@code $1} and so on
     * @throws IOException when there is no setpriv, or it does not end within ten seconds
     */
    public Answer run(String script, String input, List<String> arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("/bin/sh", "-c", BECOME, "vipnat", String.valueOf(uid), script, "vipnat"));
        command.addAll(arguments);
        Child child =
                ChildCommand.of(Duration.ofSeconds(deadlineSeconds), command).startTold(input, LARGEST_ANSWER);
        try {
            return new Answer(child.status(), child.said());
        } finally {
            child.kill();
        }
    }
}
