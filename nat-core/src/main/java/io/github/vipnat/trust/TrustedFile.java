package io.github.vipnat.trust;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * A file that is opened only when no stranger can decide what is read from it: as ssh judges its keys (safe_path in OpenSSH's
 * misc.c), with every link judged too.
 */
public final class TrustedFile {

    private final Path path;
    private final FileRole role;
    private final Demand demand;
    private final Reader reader;
    private final Opener opener;

    /** How a file is opened, links not followed. */
    @FunctionalInterface
    interface Opener {
        InputStream open(Path file) throws IOException;
    }

    /** Names the file; nothing is looked at yet. */
    public TrustedFile(Path path, FileRole role, Demand demand) {
        this(path, role, demand, Reader.current(), file -> Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS));
    }

    TrustedFile(Path path, FileRole role, Demand demand, Reader reader, Opener opener) {
        this.path = path;
        this.role = role;
        this.demand = demand;
        this.reader = reader;
        this.opener = opener;
    }

    /**
     * Opens it. What was judged is what is read: a file that was put in its place meanwhile is not.
     *
     * @throws ProblemException of kind INPUT with everything on the way that is not as it has to be
     * @throws IOException when it is not there, no regular file, may not be read, or another now
     */
    public InputStream open() throws IOException {
        if (demand == Demand.NONE
                || !FileSystems.getDefault().supportedFileAttributeViews().contains("unix")) {
            return Files.newInputStream(path);
        }
        Way way = Way.to(path);
        // First: no chmod or chown makes a device or a FIFO a file to obey.
        if (!way.isHandedOver() && !way.file().isRegular()) {
            throw new IOException("no regular file: " + way.end());
        }
        refuse(new Distrust(role, demand, reader).of(way).stream().distinct().toList());
        return way.isHandedOver() ? Files.newInputStream(path) : openedBy(way);
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new ProblemException(ProblemException.Kind.INPUT, problems);
        }
    }

    private InputStream openedBy(Way way) throws IOException {
        InputStream in = opener.open(way.end());
        if (!Way.to(path).equals(way)) {
            in.close();
            throw new IOException("changed while it was opened: " + way.end());
        }
        return in;
    }
}
