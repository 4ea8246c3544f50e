package io.github.vipnat.keepalived.conf.reader;

import io.github.vipnat.keepalived.conf.ConfFiles;
import io.github.vipnat.problem.ShellText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The machine's own files: what can be read is text of at most 4 MiB and 100,000 lines in a regular file without an execute bit. */
public final class DiskFiles implements ConfFiles {

    private static final long MOST_BYTES = 4L << 20;
    private static final int MOST_MATCHES = 500;
    private static final Set<PosixFilePermission> EXECUTE = Set.of(
            PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.OTHERS_EXECUTE);

    @Override
    public List<String> matching(String directory, String pattern) {
        Set<String> found = new TreeSet<>();
        boolean absolute = pattern.startsWith("/");
        Path start = Path.of(absolute ? "/" : directory);
        walk(start, List.of(pattern.replaceAll("^/+", "").split("/+", -1)), found);
        return List.copyOf(found);
    }

    private static void walk(Path at, List<String> segments, Set<String> found) {
        List<String> rest = segments.subList(1, segments.size());
        for (Path child : children(at, segments.get(0))) {
            if (found.size() >= MOST_MATCHES) {
                return;
            }
            if (rest.isEmpty()) {
                found.add(child.toString());
            } else if (Files.isDirectory(child)) {
                walk(child, rest, found);
            }
        }
    }

    private static List<Path> children(Path directory, String segment) {
        Path listed = directory.toString().isEmpty() ? Path.of(".") : directory;
        if (!segment.matches(".*[*?\\[{].*")) {
            Path child = directory.resolve(segment);
            return Files.exists(child) ? List.of(child) : List.of();
        }
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> matches = Files.newDirectoryStream(listed, segment)) {
            for (Path match : matches) {
                if (!match.getFileName().toString().startsWith(".") || segment.startsWith(".")) {
                    children.add(directory.resolve(match.getFileName()));
                }
            }
        } catch (IOException | java.util.regex.PatternSyntaxException e) {
            return List.of();
        }
        return children;
    }

    @Override
    public Content read(String name) {
        Path path = Path.of(name);
        if (!Files.exists(path)) {
            return new Content.Refused("there is no such file", "ls -l " + ShellText.of(path));
        }
        if (!Files.isRegularFile(path)) {
            return new Content.Refused("it is not a regular file", "ls -ld " + ShellText.of(path));
        }
        try {
            return readRegular(path);
        } catch (IOException e) {
            return new Content.Refused("it cannot be read", "ls -l " + ShellText.of(path));
        }
    }

    private static Content readRegular(Path path) throws IOException {
        if (hasExecuteBit(path)) {
            return new Content.Refused(
                    "it has an execute bit, and keepalived skips such files without an error",
                    "chmod a-x " + ShellText.of(path));
        }
        if (Files.size(path) > MOST_BYTES) {
            return new Content.Refused(
                    "it is larger than 4 MiB, which no keepalived.conf is", "check that this is the file you meant");
        }
        return text(path, Files.readAllBytes(path));
    }

    private static Content text(Path path, byte[] bytes) {
        int lines = 0;
        for (byte b : bytes) {
            if (b == 0) {
                return new Content.Refused("it is not text: it holds a zero byte", "file " + ShellText.of(path));
            }
            lines += b == '\n' ? 1 : 0;
        }
        return lines > ReadingBudget.MOST_LINES
                ? new Content.Refused(
                        "it has more than " + ReadingBudget.MOST_LINES + " lines, which no keepalived.conf has",
                        "check that this is the file you meant")
                : new Content.Found(decode(bytes));
    }

    private static boolean hasExecuteBit(Path path) throws IOException {
        try {
            return Files.getPosixFilePermissions(path).stream().anyMatch(EXECUTE::contains);
        } catch (UnsupportedOperationException e) {
            return false;
        }
    }

    /** UTF-8 where it is valid, otherwise byte for byte. */
    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }
}
