package io.github.vipnat.trust;

import java.nio.file.Path;

/** A path as one word of a shell. */
final class ShellWord {

    private ShellWord() {}

    static String of(Path path) {
        String word = path.toString();
        return word.matches("[\\w./@%+=:,~-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
