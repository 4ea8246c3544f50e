package io.github.vipnat.node;

import io.github.vipnat.problem.ShellText;
import java.time.Duration;
import java.util.List;

/**
 * Something a node is asked; it changes nothing there.
 *
 * @param name short and unique, {@code machine-id}
 * @param command for sh, one line; asked as root it is one program by its whole path with its arguments, since it is also the
 *     line of sudoers
 * @param asRoot whether only root is told; then {@code sudo -n} stands before it, where cluster.yaml says {@code sudo: true}
 * @param longest the node itself ends the command then; whole seconds
 */
public record NodeQuestion(String name, String command, boolean asRoot, Duration longest) {

    /** Enough for everything that only looks. */
    public static final Duration USUAL = Duration.ofSeconds(5);

    public NodeQuestion {
        if (ShellText.of(command).startsWith("$")) {
            throw new IllegalArgumentException("not one line that every sh takes: " + ShellText.of(command));
        }
        if (asRoot && !command.startsWith("/")) {
            throw new IllegalArgumentException("sudoers wants a whole path: " + command);
        }
        if (asRoot && String.join(" ", ShellWords.of(command)).contains("  ")) {
            throw new IllegalArgumentException("sudoers makes one blank of two, and then refuses the two: " + command);
        }
    }

    /** One that every user is told. */
    public static NodeQuestion ofAll(String name, String command) {
        return new NodeQuestion(name, command, false, USUAL);
    }

    /** One that only root is told. */
    public static NodeQuestion ofRoot(String name, String command) {
        return new NodeQuestion(name, command, true, USUAL);
    }

    /** The same with more time, or less. */
    public NodeQuestion within(Duration other) {
        return new NodeQuestion(name, command, asRoot, other);
    }

    /** What runs on the node: bounded there, since a line that breaks ends nothing that root runs. */
    List<String> words() {
        String seconds = Long.toString(Math.max(1, longest.toSeconds()));
        return asRoot
                ? ShellWords.of("/usr/bin/timeout -k 1 " + seconds + " " + command)
                : List.of("timeout", "-k", "1", seconds, "sh", "-c", command);
    }
}
