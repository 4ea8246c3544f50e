package io.github.vipnat.owner;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.problem.ShellText;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which user, besides root, can change what a path leads to. It is looked for from the top: above the first folder of another user
 * only root can change an entry, so that the answer still holds when it is acted upon.
 */
public final class FolderOwner {

    private static final int OTHERS_WRITE = 002;
    private static final int GROUP_WRITES = 020;

    private FolderOwner() {}

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
                    .orElse("take that from them:  chmod go-w " + ShellText.of(place));
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
        return isRoot() ? first(new PathWalk(path)) : Optional.empty();
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

    private static boolean isRoot() {
        return EffectiveUser.uid() == EffectiveUser.ROOT;
    }

    private static Optional<Stranger> first(PathWalk walk) throws IOException {
        try {
            Optional<FileState> next = walk.next();
            while (next.isPresent()) {
                Optional<Stranger> found = strangerAt(next.get());
                if (found.isPresent()) {
                    return found;
                }
                next = walk.next();
            }
            return Optional.empty();
        } catch (NoSuchFileException e) {
            // What is not there in a folder of root's only root can make.
            return Optional.empty();
        }
    }

    private static Optional<Stranger> strangerAt(FileState step) {
        if (step.owner() != EffectiveUser.ROOT) {
            return Optional.of(new Stranger(Optional.of((int) step.owner()), step.path()));
        }
        return isShared(step) && !step.isSticky()
                ? Optional.of(new Stranger(Optional.empty(), step.path()))
                : Optional.empty();
    }

    /** A group's, too, even root's: what an access control list lets one other user do is counted there (acl(5)). */
    private static boolean isShared(FileState step) {
        return step.isFolder() && (step.mode() & (OTHERS_WRITE | GROUP_WRITES)) != 0;
    }

    /**
     * Whether others, too, may put something into this folder, be it as {@code /tmp}, where each name stays its owner's.
     *
     * @throws IOException when it cannot be looked at
     */
    public static boolean isShared(Path folder) throws IOException {
        return isShared(FileState.of(folder.toRealPath()));
    }
}
