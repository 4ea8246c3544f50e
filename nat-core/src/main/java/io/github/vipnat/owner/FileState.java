package io.github.vipnat.owner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Map;
import java.util.Objects;

/**
 * What the kernel says of one name, no link followed (stat(2)); two of the same file are equal, until something about it changes.
 *
 * @param owner its user, by number
 * @param group by number
 * @param mode its kind and its bits (inode(7))
 * @param names how many it has; of a folder always one, since the kernel counts there the folders in it
 */
public record FileState(Path path, long device, long inode, long owner, long group, int mode, long names) {

    private static final int KIND = 0170000;
    private static final int FOLDER = 0040000;
    private static final int LINK = 0120000;
    private static final int REGULAR = 0100000;
    private static final int STICKY = 01000;

    static FileState of(Path path) throws IOException {
        Map<String, Object> found =
                Files.readAttributes(path, "unix:dev,ino,uid,gid,mode,nlink", LinkOption.NOFOLLOW_LINKS);
        int mode = (int) number(found, "mode");
        long names = (mode & KIND) == FOLDER ? 1 : number(found, "nlink");
        return new FileState(
                path,
                number(found, "dev"),
                number(found, "ino"),
                number(found, "uid"),
                number(found, "gid"),
                mode,
                names);
    }

    private static long number(Map<String, Object> found, String name) {
        return ((Number) Objects.requireNonNull(found.get(name))).longValue();
    }

    /** Whether it is a folder. */
    public boolean isFolder() {
        return (mode & KIND) == FOLDER;
    }

    /** Whether it is a symbolic link. */
    public boolean isLink() {
        return (mode & KIND) == LINK;
    }

    /** Whether it is a regular file. */
    public boolean isRegular() {
        return (mode & KIND) == REGULAR;
    }

    /** Others may put entries there, but each may take away and rename only its own (inode(7)). */
    public boolean isSticky() {
        return isFolder() && (mode & STICKY) != 0;
    }

    /**
     * For people; of the same moment as the rest only as a rule.
     *
     * @throws IOException when it cannot be seen any more
     */
    public String ownerName() throws IOException {
        return posix().owner().getName();
    }

    /**
     * For people, as {@link #ownerName}.
     *
     * @throws IOException as there
     */
    public String groupName() throws IOException {
        return posix().group().getName();
    }

    private PosixFileAttributes posix() throws IOException {
        return Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }
}
