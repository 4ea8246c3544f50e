package io.github.vipnat.owner;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * A walk from the root folder to a file, over every folder and link on the way, in the order in which the kernel meets them
 * (path_resolution(7)). From above, because what is found in a folder stays there once no stranger can change its entries.
 */
public final class PathWalk {

    /** As many as the kernel follows (path_resolution(7)). */
    private static final int MOST_LINKS = 40;

    private final Path goal;
    private final Deque<Path> ahead = new ArrayDeque<>();
    private Path at;
    private boolean hasBegun;
    private int links;

    /** @param goal need not exist; a relative one begins in the current folder */
    public PathWalk(Path goal) {
        this.goal = goal.toAbsolutePath();
        this.at = root(this.goal);
        this.goal.forEach(ahead::addLast);
    }

    /** The folder that the next step is taken from; behind the last step the file itself, by a path without links. */
    public Path at() {
        return at;
    }

    /** Whether names are left that {@link #next} has not come to. */
    public boolean hasNames() {
        return !ahead.isEmpty();
    }

    /**
     * Takes the next step: the root folder first.
     *
     * @return what stands there; empty when the walk is over
     * @throws java.nio.file.NoSuchFileException when nothing stands there
     * @throws IOException when it cannot be seen, or its links never end
     */
    public Optional<FileState> next() throws IOException {
        if (!hasBegun) {
            hasBegun = true;
            return Optional.of(FileState.of(at));
        }
        while (!ahead.isEmpty()) {
            String name = ahead.removeFirst().toString();
            if (name.equals("..")) {
                at = Optional.ofNullable(at.getParent()).orElse(at);
            } else if (!name.isEmpty() && !name.equals(".")) {
                return Optional.of(entered(FileState.of(at.resolve(name))));
            }
        }
        return Optional.empty();
    }

    private FileState entered(FileState next) throws IOException {
        if (next.isLink()) {
            follow(Files.readSymbolicLink(next.path()));
        } else {
            at = next.path();
        }
        return next;
    }

    private void follow(Path target) throws IOException {
        links++;
        if (links > MOST_LINKS) {
            throw new FileSystemException(goal.toString(), null, "its links never end");
        }
        if (target.isAbsolute()) {
            at = root(target);
        }
        for (int i = target.getNameCount() - 1; i >= 0; i--) {
            ahead.addFirst(target.getName(i));
        }
    }

    private static Path root(Path absolute) {
        return Optional.ofNullable(absolute.getRoot()).orElse(absolute);
    }
}
