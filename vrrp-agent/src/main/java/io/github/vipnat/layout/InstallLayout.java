package io.github.vipnat.layout;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where vipnat's own programs lie, by the way it was installed. keepalived runs a script only from folders that root alone can
 * write, and no link among them (keepalived-facts 1.6, and its table of 2.3.3), so a checkout's hook is a copy outside of it.
 */
public enum InstallLayout {
    /** From a package of the distribution. */
    PACKAGED("packaged", "/usr/bin/vipnat", "/usr/lib/vipnat"),
    /** By hand, for the whole machine. */
    LOCAL("local", "/usr/local/bin/vipnat", "/usr/local/lib/vipnat"),
    /** From a clone of the repository, in any folder. */
    CHECKOUT("checkout", "bin/vipnat", "/usr/local/lib/vipnat");

    private final String word;
    private final String program;
    private final String folder;

    InstallLayout(String word, String program, String folder) {
        this.word = word;
        this.program = program;
        this.folder = folder;
    }

    /**
     * The way in which the program that runs was installed.
     *
     * @param program its path, of {@link #PACKAGED} where nothing is known
     */
    public static InstallLayout of(String program) {
        String path = Path.of(program).normalize().toString();
        return Arrays.stream(values())
                .filter(layout -> layout.program.equals(path))
                .findFirst()
                .orElse(CHECKOUT);
    }

    /** The one of this name on the command line; empty where there is none. */
    public static Optional<InstallLayout> named(String word) {
        return Arrays.stream(values())
                .filter(layout -> layout.word.equals(word))
                .findFirst();
    }

    /** Its name on the command line. */
    public String word() {
        return word;
    }

    /** {@code vipnat} itself; of a checkout, below its folder. */
    public String program() {
        return program;
    }

    /** {@code vipnat-notify}, as keepalived runs it. */
    public String hook() {
        return folder + "/" + NodePaths.HOOK_NAME;
    }

    /** {@code vipnat-lever}, as {@code vipnat failover} runs it on a node. */
    public String lever() {
        return folder + "/" + NodePaths.LEVER_NAME;
    }

    /** Every place where {@code vipnat-lever} may lie. */
    public static List<String> levers() {
        return Arrays.stream(values()).map(InstallLayout::lever).distinct().toList();
    }

    /** Every place where a hook of vipnat's may lie. */
    public static List<String> hooks() {
        return Arrays.stream(values()).map(InstallLayout::hook).distinct().toList();
    }
}
