package io.github.vipnat.child;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Another program and its arguments. It sees nothing of our environment, which may hold passwords, and things that change what a
 * program does; no file that we have open; and it is the system's program, wherever our own {@code PATH} leads to. No argument is
 * a secret: every user of the host can read them.
 */
public final class ChildCommand {

    /** The system's folders come first: what a person has put under {@code /usr/local} replaces nothing. */
    private static final List<String> FOLDERS =
            List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin", "/usr/local/sbin", "/usr/local/bin");

    private static final Map<String, String> ENVIRONMENT =
            Map.of("PATH", String.join(":", FOLDERS), "LANG", "C", "LC_ALL", "C");

    private final Duration longest;
    private final List<String> words;
    private final Path input;

    private ChildCommand(Duration longest, List<String> words, Path input) {
        this.longest = longest;
        this.words = List.copyOf(words);
        this.input = input;
    }

    /**
     * A program that reads nothing.
     *
     * @param longest after this it is killed
     * @param words the program's name, or its path, and its arguments
     */
    public static ChildCommand of(Duration longest, List<String> words) {
        return new ChildCommand(longest, words, Path.of("/dev/null"));
    }

    /** The same one with this file or device as its standard input. */
    public ChildCommand reading(Path file) {
        return new ChildCommand(longest, words, file);
    }

    /**
     * Starts it; what it says, on either stream, is kept.
     *
     * @throws IOException when there is no such program, or it cannot be started
     */
    public Child start() throws IOException {
        return Child.heard(process(Redirect.from(input.toFile()), Redirect.PIPE), name(), longest, ChildOutput.USUAL);
    }

    /**
     * Starts it with a text to read; what it says, on either stream, is kept.
     *
     * @param most bytes that are kept
     * @throws IOException as {@link #start()}
     */
    public Child startTold(String text, int most) throws IOException {
        Child child = Child.heard(process(Redirect.PIPE, Redirect.PIPE), name(), longest, most);
        child.tell(text);
        return child;
    }

    /**
     * Starts it; what it says is thrown away.
     *
     * @throws IOException when there is no such program, or it cannot be started
     */
    public Child startUnheard() throws IOException {
        return Child.unheard(process(Redirect.from(input.toFile()), Redirect.DISCARD), name(), longest);
    }

    private Process process(Redirect from, Redirect output) throws IOException {
        List<String> found = new ArrayList<>(words);
        found.set(0, program());
        ProcessBuilder builder = new ProcessBuilder(found)
                .redirectInput(from)
                .redirectOutput(output)
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(ENVIRONMENT);
        return builder.start();
    }

    /** Java would look for it in the folders of our own {@code PATH}. */
    private String program() throws IOException {
        String program = words.get(0);
        if (program.indexOf('/') >= 0) {
            return program;
        }
        return FOLDERS.stream()
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElseThrow(() -> new IOException(program + " is not in " + String.join(", ", FOLDERS)));
    }

    private String name() {
        return words.get(0).substring(words.get(0).lastIndexOf('/') + 1);
    }
}
