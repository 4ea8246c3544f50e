package io.github.vipnat.topology.yaml;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** A path: {@code ~} is the home directory, a relative path starts where cluster.yaml lies. */
public record PathField(String example) implements Value<Path> {

    private static final int MOST_BYTES = 4095;

    @Override
    public Optional<Path> read(Field field) {
        return field.text().flatMap(text -> resolve(text, field));
    }

    /** The path a text names, seen from the field's file. */
    static Optional<Path> resolve(String text, Field field) {
        try {
            if (isOnePath(text)) {
                return Optional.of(resolved(text, field.file()));
            }
        } catch (InvalidPathException e) {
            // Told below like any other text that names no file.
        }
        return field.refuse(
                "bad-path",
                field.key() + " is not a path",
                "a path is one line of at most 4095 bytes, without control characters; ~ alone stands for your home directory, ~name for nobody's",
                "write the whole path: " + field.key() + ": /etc/vipnat/id_ed25519");
    }

    /** The kernel opens paths of up to 4095 bytes; a control character in one is nobody's choice. */
    private static boolean isOnePath(String text) {
        return !text.isBlank()
                && text.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES
                && !text.matches("(?s)~[^/].*|.*[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}].*");
    }

    private static Path resolved(String text, Field.File file) {
        if (text.equals("~") || text.startsWith("~/")) {
            return file.home().resolve(text.substring(Math.min(2, text.length())));
        }
        return file.source().resolveSibling(text);
    }
}
