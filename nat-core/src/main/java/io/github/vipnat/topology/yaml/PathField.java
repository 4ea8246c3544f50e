package io.github.vipnat.topology.yaml;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** A path: {@code ~} is the home directory, a relative path starts where cluster.yaml lies. */
public record PathField(String example) implements Value<Path> {

    @Override
    public Optional<Path> read(Field field) {
        return field.text().flatMap(text -> resolve(text, field));
    }

    /** The path a text names, seen from the field's file. */
    static Optional<Path> resolve(String text, Field field) {
        try {
            if (!text.isBlank() && !text.matches("(?s)~[^/].*")) {
                return Optional.of(resolved(text, field.file()));
            }
        } catch (InvalidPathException e) {
            // Told below like any other text that names no file.
        }
        return field.refuse(
                "bad-path",
                field.key() + " is not a path",
                "no file has this name; ~ alone stands for your home directory, ~name for nobody's",
                "write the whole path: " + field.key() + ": /etc/vipnat/id_ed25519");
    }

    private static Path resolved(String text, Field.File file) {
        if (text.equals("~") || text.startsWith("~/")) {
            return file.home().resolve(text.substring(Math.min(2, text.length())));
        }
        return file.source().resolveSibling(text);
    }
}
