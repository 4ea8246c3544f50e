package io.github.vipnat.apply.journal;

import io.github.vipnat.owner.RegularFile;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.problem.ShellText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Reads the files of a record within bounds; what is wrong with one is a problem whose place is the file's bare name. */
final class RecordFile {

    /** No router that vipnat was tried on needs a tenth of it, thousands of rules included. */
    private static final int LARGEST = 16 << 20;

    private RecordFile() {}

    /** The file's text; bytes that are no UTF-8 are refused. */
    static String text(Path file) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(file)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw wrong(file, "it holds bytes that are no text");
        }
    }

    /** The file's bytes. A pipe in its place would never end, and no link is followed. */
    static byte[] bytes(Path file) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!attributes.isRegularFile()) {
                throw wrong(file, "it is no file");
            }
            return attributes.size() > LARGEST ? tooLarge(file) : bytesOfFile(file);
        } catch (IOException e) {
            throw wrong(file, reason(e));
        }
    }

    private static byte[] bytesOfFile(Path file) throws IOException {
        byte[] bytes = RegularFile.read(file, LARGEST + 1);
        return bytes.length > LARGEST ? tooLarge(file) : bytes;
    }

    private static byte[] tooLarge(Path file) {
        throw wrong(file, "it is larger than " + (LARGEST >> 20) + " MiB");
    }

    /** The problem that a record's file is not as vipnat writes it. */
    static ProblemException wrong(Path file, String what) {
        return new ProblemException(
                ProblemException.Kind.INPUT,
                Problem.fatal(
                        "record-damaged",
                        String.valueOf(file.getFileName()),
                        what,
                        "nothing in it can be trusted",
                        "look at it:  ls -l " + ShellText.of(file)));
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "it is not there";
        }
        if (e instanceof AccessDeniedException) {
            return "it is not for this user";
        }
        String said = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
        return "it cannot be read: " + Optional.ofNullable(said).orElse("the system gives no reason");
    }
}
