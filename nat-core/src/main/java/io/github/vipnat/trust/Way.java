package io.github.vipnat.trust;

import io.github.vipnat.owner.FileState;
import io.github.vipnat.owner.PathWalk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way from the root folder to a file: every folder and link on it, in the order in which the kernel meets them, and the
 * file last.
 *
 * @param end the file's own path, without links
 * @param isHandedOver whether it ends at a descriptor that this process was started with, {@code /dev/stdin} and the like
 */
record Way(List<FileState> steps, Path end, boolean isHandedOver) {

    static Way to(Path file) throws IOException {
        PathWalk walk = new PathWalk(file);
        List<FileState> steps = new ArrayList<>();
        Optional<FileState> next = walk.next();
        while (next.isPresent()) {
            steps.add(next.get());
            if (walk.hasNames() && isDescriptor(walk.at())) {
                return new Way(steps, file.toAbsolutePath(), true);
            }
            next = walk.next();
        }
        return new Way(steps, walk.at(), false);
    }

    FileState file() {
        return steps.get(steps.size() - 1);
    }

    /** What stands in there looks like a link, and leads where no path does. */
    private static boolean isDescriptor(Path folder) {
        return folder.equals(
                Path.of("/proc", Long.toString(ProcessHandle.current().pid()), "fd"));
    }
}
