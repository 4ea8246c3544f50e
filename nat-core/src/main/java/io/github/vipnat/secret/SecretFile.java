package io.github.vipnat.secret;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.problem.ShellText;
import io.github.vipnat.trust.Demand;
import io.github.vipnat.trust.FileRole;
import io.github.vipnat.trust.TrustedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that holds something secret: read whole and bounded, and only when no stranger may read or replace it. */
public final class SecretFile {

    /** More than any password, key or token needs. */
    private static final int LIMIT = 64 * 1024;

    private final Path path;
    private final String purpose;

    /**
     * Names the file; nothing is read yet.
     *
     * @param purpose what the file holds, as a user would say it: {@code password of netops on edge}
     */
    public SecretFile(Path path, String purpose) {
        this.path = path;
        this.purpose = purpose;
    }

    /**
     * The first line, without its end.
     *
     * @throws ProblemException of kind INPUT, as {@link #content()}, and when that line is empty
     */
    public Secret firstLine() {
        String line = content().lines().findFirst().orElse("");
        if (line.isEmpty()) {
            throw refused(
                    "secret-empty",
                    "the first line of the file with the " + purpose + " is empty",
                    "without it there is no way to log in",
                    "write the " + purpose + " on the first line of " + path);
        }
        return new Secret(line);
    }

    /**
     * The whole text, UTF-8, at most 64 KiB.
     *
     * @throws ProblemException of kind INPUT when it is missing, unreadable, too big, not text, or readable by
     *     everyone; or when it or a folder above belongs to another user than the reader and root, or others may write there
     */
    public String content() {
        try {
            return decoded(bytes());
        } catch (NoSuchFileException e) {
            throw refused(
                    "secret-file-missing",
                    "there is no file " + path + " with the " + purpose,
                    "without it there is no way to log in",
                    "put the " + purpose + " into " + path + ", then  chmod 600 " + ShellText.of(path));
        } catch (IOException e) {
            throw refused(
                    "secret-file-unreadable",
                    "the file with the " + purpose + " cannot be read",
                    "without it there is no way to log in",
                    "ls -l " + ShellText.of(path));
        }
    }

    private byte[] bytes() throws IOException {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new IOException("not a regular file: " + path);
        }
        try (InputStream in = new TrustedFile(path, role(), Demand.STRICT).open()) {
            byte[] bytes = in.readNBytes(LIMIT + 1);
            if (bytes.length > LIMIT) {
                throw refused(
                        "secret-file-too-big",
                        "the file with the " + purpose + " is over 64 KiB",
                        "no secret is that long, so this is another file",
                        "ls -l " + ShellText.of(path));
            }
            return bytes;
        }
    }

    private FileRole role() {
        return new FileRole(
                "secret-file",
                "the file with the " + purpose,
                "whoever can read it can log in, and whoever can put another in its place decides what is sent",
                true,
                "");
    }

    private String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused(
                    "secret-file-not-text",
                    "the file with the " + purpose + " is not UTF-8 text",
                    "its bytes would be sent as something else",
                    "file " + ShellText.of(path));
        }
    }

    private ProblemException refused(String code, String what, String why, String fix) {
        return new ProblemException(ProblemException.Kind.INPUT, Problem.fatal(code, "file:" + path, what, why, fix));
    }
}
