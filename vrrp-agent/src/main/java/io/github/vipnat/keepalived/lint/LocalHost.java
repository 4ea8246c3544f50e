package io.github.vipnat.keepalived.lint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The machine this runs on, for a file that is meant for it; only looks. */
public final class LocalHost implements HostView {

    private static final Path INTERFACES = Path.of("/sys/class/net");
    private static final Set<PosixFilePermission> EXECUTE = Set.of(
            PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.OTHERS_EXECUTE);

    @Override
    public Optional<Set<String>> interfaces() {
        Set<String> names = new HashSet<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(INTERFACES)) {
            all.forEach(name -> names.add(String.valueOf(name.getFileName())));
            return Optional.of(names);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public PathState script(String program) {
        if (!program.startsWith("/")) {
            return PathState.UNKNOWN;
        }
        try {
            return stateOf(Path.of(program));
        } catch (IOException | UnsupportedOperationException e) {
            return PathState.UNKNOWN;
        }
    }

    private static PathState stateOf(Path program) throws IOException {
        if (!Files.exists(program)) {
            return PathState.MISSING;
        }
        Path real = program.toRealPath();
        if (Files.getPosixFilePermissions(real).stream().noneMatch(EXECUTE::contains)) {
            return PathState.NOT_EXECUTABLE;
        }
        for (Path part = real; part != null; part = part.getParent()) {
            if (isUnsafe(part)) {
                return PathState.UNSAFE;
            }
        }
        return isProgram(real) ? PathState.GOOD : PathState.WITHOUT_SHEBANG;
    }

    /** keepalived-facts 1.6: not root's, or a group or the world may write, save in a directory with the sticky bit. */
    private static boolean isUnsafe(Path part) throws IOException {
        Map<String, Object> attributes = Files.readAttributes(part, "unix:uid,gid,mode", LinkOption.NOFOLLOW_LINKS);
        int mode = (Integer) Objects.requireNonNull(attributes.get("mode"));
        boolean sticky = Files.isDirectory(part, LinkOption.NOFOLLOW_LINKS) && (mode & 01000) != 0;
        boolean groupWrites = !Objects.equals(attributes.get("gid"), 0) && (mode & 0020) != 0;
        boolean worldWrites = (mode & 0002) != 0;
        return !Objects.equals(attributes.get("uid"), 0) || (!sticky && (groupWrites || worldWrites));
    }

    private static boolean isProgram(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String start = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
            return start.startsWith("#!") || start.startsWith("\u007fELF");
        }
    }

    /** Debian's own links of alternatives and merged directories keep the last name; only another last name matters. */
    @Override
    public Optional<String> realName(String program) {
        if (!program.startsWith("/")) {
            return Optional.empty();
        }
        try {
            Path real = Path.of(program).toRealPath();
            Path sameNameThere = real.resolveSibling(program.substring(program.lastIndexOf("/") + 1));
            boolean keepsName = Files.exists(sameNameThere) && Files.isSameFile(sameNameThere, real);
            return Optional.of(String.valueOf(keepsName ? sameNameThere.getFileName() : real.getFileName()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> linkOnTheWay(String program) {
        Path way = Path.of("/");
        Path path = Path.of(program);
        if (!path.isAbsolute() || path.getParent() == null) {
            return Optional.empty();
        }
        for (Path part : path.getParent()) {
            way = way.resolve(part);
            if (Files.isSymbolicLink(way)) {
                return Optional.of(way.toString());
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<String> realPath(String program) {
        Path path = Path.of(program);
        Path folder = path.getParent();
        Path name = path.getFileName();
        if (folder == null || name == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(folder.toRealPath().resolve(name).toString());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Boolean> hasUser(String name) {
        try (Stream<String> users = Files.lines(Path.of("/etc/passwd"), StandardCharsets.ISO_8859_1)) {
            return Optional.of(users.anyMatch(line -> line.startsWith(name + ":")));
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Set<String>> processNames() {
        Set<String> names = new HashSet<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : all) {
                nameOf(process).ifPresent(names::add);
            }
            return names.isEmpty() ? Optional.empty() : Optional.of(names);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Empty for one that ended while we looked. */
    private static Optional<String> nameOf(Path process) {
        try {
            return Optional.of(Files.readString(process.resolve("comm"), StandardCharsets.ISO_8859_1)
                    .strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The kernel shows the processor's flag of that name in a guest only. */
    @Override
    public boolean isVirtualMachine() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"), StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.startsWith("flags")).anyMatch(line -> line.contains(" hypervisor"));
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }
}
