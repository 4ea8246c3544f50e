package io.github.vipnat.trust;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The way from the root folder to a file: every folder and link on it, in the order in which the kernel meets them, and the
 * file last.
 *
 * <p>It is looked at from above: once a folder is such that no stranger can change its entries, what is found in it stays.
 *
 * @param end the file's own path, without links
 * @param isHandedOver whether it ends at a descriptor that this process was started with, {@code /dev/stdin} and the like
 */
record Way(List<FileState> steps, Path end, boolean isHandedOver) {

    /** As many as the kernel follows (path_resolution(7)). */
    private static final int MOST_LINKS = 40;

    static Way to(Path file) throws IOException {
        return new Walk(file.toAbsolutePath()).way();
    }

    FileState file() {
        return steps.get(steps.size() - 1);
    }

    private static final class Walk {

        private final Path file;
        private final List<FileState> steps = new ArrayList<>();
        private final Deque<Path> ahead = new ArrayDeque<>();
        private Path at;
        private int links;

        Walk(Path file) {
            this.file = file;
            this.at = file.getRoot();
            file.forEach(ahead::addLast);
        }

        Way way() throws IOException {
            steps.add(FileState.of(at));
            while (!ahead.isEmpty()) {
                Path name = ahead.removeFirst();
                if (isDescriptor(at)) {
                    return new Way(steps, file, true);
                }
                step(name);
            }
            return new Way(steps, at, false);
        }

        private void step(Path name) throws IOException {
            if (name.toString().equals("..")) {
                at = at.getParent() == null ? at : at.getParent();
            } else if (!name.toString().isEmpty() && !name.toString().equals(".")) {
                enter(FileState.of(at.resolve(name)));
            }
        }

        private void enter(FileState next) throws IOException {
            steps.add(next);
            if (next.isLink()) {
                follow(Files.readSymbolicLink(next.path()));
            } else {
                at = next.path();
            }
        }

        private void follow(Path target) throws IOException {
            links++;
            if (links > MOST_LINKS) {
                throw new FileSystemLoopException(file.toString());
            }
            if (target.isAbsolute()) {
                at = target.getRoot();
            }
            for (int i = target.getNameCount() - 1; i >= 0; i--) {
                ahead.addFirst(target.getName(i));
            }
        }

        /** What stands in there looks like a link, and leads where no path does. */
        private static boolean isDescriptor(Path folder) {
            return folder.equals(
                    Path.of("/proc", Long.toString(ProcessHandle.current().pid()), "fd"));
        }
    }
}
