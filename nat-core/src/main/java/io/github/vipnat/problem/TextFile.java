package io.github.vipnat.problem;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** Reads a UTF-8 file that the user named; everything that can be wrong with it is a problem of kind INPUT. */
public final class TextFile {

    private final Path file;

    private TextFile(Path file) {
        this.file = file;
    }

    /**
     * The file's text, without a byte order mark.
     *
     * @param maxBytes a larger file is refused, after reading no more than this
     * @throws ProblemException when the file is not there, is a directory, may not be read, is too large, holds nothing
     *     but blanks, or is not UTF-8
     */
    public static String read(Path file, int maxBytes) {
        return new TextFile(file).read(maxBytes);
    }

    private String read(int maxBytes) {
        String text = decode(bytes(maxBytes));
        if (text.isBlank()) {
            throw problem("file-empty", "there is nothing in this file", "fill it, or name the file that was meant");
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private byte[] bytes(int maxBytes) {
        if (Files.isDirectory(file)) {
            throw problem("file-unreadable", "this is a directory, not a file", "name a file in it");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(maxBytes);
            if (in.read() >= 0) {
                throw problem(
                        "file-too-large",
                        "larger than " + maxBytes + " bytes",
                        "name the file that was meant: ls -l " + file);
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw problem("file-not-found", "there is no such file", "name the file that was meant, or create it");
        } catch (AccessDeniedException e) {
            throw problem("file-unreadable", "you may not read this file", "look who may: ls -l " + file);
        } catch (IOException e) {
            throw problem("file-unreadable", "cannot be read: " + e.getMessage(), "look what it is: ls -l " + file);
        }
    }

    private String decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        if (result.isError()) {
            throw notUtf8(bytes, in.position());
        }
        return out.flip().toString();
    }

    private ProblemException notUtf8(byte[] bytes, int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return problem(
                "file-not-utf8",
                String.format(Locale.ROOT, "byte 0x%02X in line %d is not UTF-8", bytes[position] & 0xff, line),
                "iconv -f ISO-8859-15 -t UTF-8 " + file + " > " + file + ".utf8");
    }

    private ProblemException problem(String code, String what, String fix) {
        return new ProblemException(
                ProblemException.Kind.INPUT,
                Problem.fatal(code, file.toString(), what, "vipnat cannot go on without it", fix));
    }
}
