package io.github.vipnat.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for one trial. In memory where the system has such a place: a journal that is forced to disk is slow. */
record Scratch(Path folder) implements AutoCloseable {

    private static final Path IN_MEMORY = Path.of("/dev/shm");

    static Scratch create() throws IOException {
        return new Scratch(
                Files.isWritable(IN_MEMORY)
                        ? Files.createTempDirectory(IN_MEMORY, "vipnat-matrix")
                        : Files.createTempDirectory("vipnat-matrix"));
    }

    @Override
    public void close() throws IOException {
        List<Path> all;
        try (Stream<Path> below = Files.walk(folder)) {
            all = below.sorted(Comparator.reverseOrder()).toList();
        }
        all.forEach(Scratch::delete);
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
