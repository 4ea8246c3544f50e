package io.github.vipnat.problem;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** Reads a text file that the user named; everything that can be wrong with it is a problem of kind INPUT. */
public final class TextFile {

    private final Path file;

    private final boolean isStrict;

    private final Opening opening;

    /** How a file is opened, where that asks for more than that it is there. */
    @FunctionalInterface
    public interface Opening {
        /**
         * Opens it.
         *
         * @throws ProblemException when it must not be read
         */
        InputStream open() throws IOException;
    }

    private TextFile(Path file, boolean isStrict, Opening opening) {
        this.file = file;
        this.isStrict = isStrict;
        this.opening = opening;
    }

    /**
     * The file's text, without a byte order mark. One that is UTF-16, as PowerShell writes, is read as that.
     *
     * @param maxBytes a larger file is refused, after reading no more than this
     * @throws ProblemException when the file is not there, is a directory, may not be read, is too large, holds nothing
     *     but blanks, or is not UTF-8
     */
    public static String read(Path file, int maxBytes) {
        return read(file, maxBytes, () -> Files.newInputStream(file));
    }

    /**
     * The same, opened in a way of its own.
     *
     * @throws ProblemException as there, and what the opening throws
     */
    public static String read(Path file, int maxBytes, Opening opening) {
        return new TextFile(file, true, opening).read(maxBytes);
    }

    /**
     * The same for a file that another program or another country wrote: where it is neither UTF-8 nor UTF-16, each byte
     * is one character. What matters in it is ASCII.
     *
     * @throws ProblemException as there, save for what is not UTF-8
     */
    public static String readForeign(Path file, int maxBytes) {
        return new TextFile(file, false, () -> Files.newInputStream(file)).read(maxBytes);
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
        try (InputStream in = opening.open()) {
            byte[] bytes = in.readNBytes(maxBytes);
            if (in.read() >= 0) {
                throw problem(
                        "file-too-large",
                        "larger than " + maxBytes + " bytes",
                        "name the file that was meant: ls -l " + ShellText.of(file));
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw problem("file-not-found", "there is no such file", "name the file that was meant, or create it");
        } catch (AccessDeniedException e) {
            throw problem("file-unreadable", "you may not read this file", "look who may: ls -l " + ShellText.of(file));
        } catch (IOException e) {
            throw problem(
                    "file-unreadable",
                    "cannot be read: " + e.getMessage(),
                    "look what it is: ls -l " + ShellText.of(file));
        }
    }

    private String decode(byte[] bytes) {
        TextEncoding encoding = new TextEncoding(bytes);
        return encoding.wide().or(encoding::utf8).orElseGet(() -> {
            if (isStrict) {
                throw notUtf8(bytes, encoding.firstNotUtf8().orElse(0));
            }
            return encoding.oneByteEach();
        });
    }

    private ProblemException notUtf8(byte[] bytes, int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return problem(
                "file-not-utf8",
                String.format(Locale.ROOT, "byte 0x%02X in line %d is not UTF-8", bytes[position] & 0xff, line),
                "iconv -f ISO-8859-15 -t UTF-8 " + ShellText.of(file) + " > " + ShellText.of(Path.of(file + ".utf8")));
    }

    private ProblemException problem(String code, String what, String fix) {
        return new ProblemException(
                ProblemException.Kind.INPUT,
                Problem.fatal(code, file.toString(), what, "vipnat cannot go on without it", fix));
    }
}
