package io.github.vipnat.owner;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/**
 * Who, besides root, can change what a path leads to. It is looked for from the top: down to the first folder of another user
 * nobody but root can swap anything, so that the answer still holds when it is acted upon.
 */
public final class FolderOwner {

    private static final int ROOT = 0;
    private static final int MOST_LINKS = 40;
    private static final int KIND = 0170000;
    private static final int LINK = 0120000;
    private static final int FOLDER = 0040000;
    private static final int STICKY = 01000;
    private static final int OTHERS_WRITE = 002;
    private static final int GROUP_WRITES = 020;

    private final Deque<Path> ahead = new ArrayDeque<>();
    private Path at;
    private int links;

    private FolderOwner(Path path) {
        Path absolute = path.toAbsolutePath();
        at = top(absolute);
        absolute.forEach(ahead::addLast);
    }

    /**
     * Another user who decides where root's path leads to.
     *
     * @param uid their number; empty where a folder lets more than one user write
     * @param place the first folder or link on the way that is theirs
     */
    public record Stranger(Optional<Integer> uid, Path place) {

        /** For a sentence. */
        public String words() {
            return uid.map(one -> place + " belongs to another user (uid " + one + ")")
                    .orElse("others may write into " + place);
        }

        /**
         * That root does not go there.
         *
         * @param instead what to set or name, so that another folder is used
         */
        public ProblemException refusal(String instead) {
            String fix = uid.map(one -> "become that user, and type it again:  su -s /bin/sh \"$(id -un " + one + ")\"")
                    .orElse("take that from them:  chmod go-w " + place);
            return new ProblemException(
                    ProblemException.Kind.REFUSED,
                    Problem.fatal(
                            "folder-of-others",
                            place.toString(),
                            words() + ", and root is to write below it",
                            "who can swap what is there can have root write anywhere",
                            fix + "  ; or " + instead));
        }
    }

    /** The folder that a path lies in; of the root itself it is the root. */
    public static Path folderOf(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        return parent == null ? Path.of("/") : parent;
    }

    /**
     * The stranger that this process, as root, would have to fear. Empty for every other user, whom the kernel lets write only
     * what is theirs, and where all the way belongs to root.
     *
     * @param path need not exist
     * @throws IOException when the way cannot be seen, or its links never end
     */
    public static Optional<Stranger> stranger(Path path) throws IOException {
        return isRoot() ? new FolderOwner(path).walk() : Optional.empty();
    }

    /**
     * Refuses where root would write below a folder of another user.
     *
     * @param instead as {@link Stranger#refusal} tells it
     * @throws ProblemException then
     * @throws IOException as {@link #stranger}
     */
    public static void requireNone(Path path, String instead) throws IOException {
        Optional<Stranger> found = stranger(path);
        if (found.isPresent()) {
            throw found.get().refusal(instead);
        }
    }

    /** The effective user; the owner of {@code /proc/self} is root for a process that nobody may dump, whoever runs it. */
    private static boolean isRoot() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                && Files.readString(status).lines().anyMatch(line -> line.matches("Uid:\\s+\\d+\\s+0\\s.*"));
    }

    private Optional<Stranger> walk() throws IOException {
        Optional<Stranger> found = look(at);
        while (found.isEmpty() && !ahead.isEmpty()) {
            String name = ahead.removeFirst().toString();
            if ("..".equals(name)) {
                at = Optional.ofNullable(at.getParent()).orElse(at);
            } else if (!".".equals(name)) {
                try {
                    found = look(at.resolve(name));
                } catch (NoSuchFileException e) {
                    // What is not there in a folder of root's only root can make.
                    return found;
                }
            }
        }
        return found;
    }

    private Optional<Stranger> look(Path next) throws IOException {
        Map<String, Object> found = Files.readAttributes(next, "unix:uid,mode", LinkOption.NOFOLLOW_LINKS);
        int uid = number(found, "uid");
        int mode = number(found, "mode");
        if (uid != ROOT) {
            return Optional.of(new Stranger(Optional.of(uid), next));
        }
        if ((mode & KIND) == LINK) {
            follow(next);
            return Optional.empty();
        }
        at = next;
        return isShared(mode) && (mode & STICKY) == 0
                ? Optional.of(new Stranger(Optional.empty(), next))
                : Optional.empty();
    }

    /** A group's, too, even root's: what an access control list lets one other user do is counted there (acl(5)). */
    private static boolean isShared(int mode) {
        return (mode & KIND) == FOLDER && (mode & (OTHERS_WRITE | GROUP_WRITES)) != 0;
    }

    /**
     * Whether others, too, may put something into this folder, be it as {@code /tmp}, where each name stays its owner's.
     *
     * @throws IOException when it cannot be looked at
     */
    public static boolean isShared(Path folder) throws IOException {
        return isShared(number(Files.readAttributes(folder, "unix:mode"), "mode"));
    }

    private void follow(Path link) throws IOException {
        if (++links > MOST_LINKS) {
            throw new IOException(link + " is a link without an end");
        }
        Path target = Files.readSymbolicLink(link);
        if (target.isAbsolute()) {
            at = top(target);
        }
        for (int i = target.getNameCount() - 1; i >= 0; i--) {
            ahead.addFirst(target.getName(i));
        }
    }

    private static int number(Map<String, Object> found, String name) {
        return found.get(name) instanceof Integer one ? one : -1;
    }

    private static Path top(Path absolute) {
        return Optional.ofNullable(absolute.getRoot()).orElse(absolute);
    }
}
