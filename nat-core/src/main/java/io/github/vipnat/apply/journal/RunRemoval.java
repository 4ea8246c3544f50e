package io.github.vipnat.apply.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes a run's folder away. It leaves the folder of runs whole and in one step, so that a death on the way leaves no run without its
 * header; what such a death left is taken away with the next.
 *
 * @param written the files that vipnat writes there
 */
record RunRemoval(Path runs, List<String> written) {

    /** Takes one away; false where there is something in its folder that vipnat did not write. */
    boolean remove(String id) throws IOException {
        Path aside = runs.resolveSibling("removed");
        Files.createDirectories(
                aside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        for (Path left : list(aside)) {
            delete(left);
        }
        Path run = runs.resolve(id);
        if (!list(run).stream().allMatch(file -> written.contains(String.valueOf(file.getFileName())))) {
            return false;
        }
        delete(Files.move(run, aside.resolve(id), StandardCopyOption.ATOMIC_MOVE));
        return true;
    }

    private void delete(Path folder) throws IOException {
        for (String file : written) {
            Files.deleteIfExists(folder.resolve(file));
        }
        Files.deleteIfExists(folder);
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
