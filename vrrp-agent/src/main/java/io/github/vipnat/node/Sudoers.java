package io.github.vipnat.node;

import io.github.vipnat.layout.NodePaths;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a node's sudoers has to allow, to the letter: sudo compares a command's arguments as one text, in which sudoers(5) gives
 * some characters a meaning of their own.
 */
public final class Sudoers {

    /** Where the lines belong; sudo passes over files of this folder that have a dot in their name. */
    public static final String FILE = NodePaths.DOCTOR_SUDOERS;

    private final String username;

    /** @param username who logs in to the node, as cluster.yaml says */
    public Sudoers(String username) {
        this.username = username;
    }

    /** One line of sudoers. */
    public String line(NodeQuestion question) {
        String command = question.words().stream().map(Sudoers::escaped).collect(Collectors.joining(" "));
        return name() + " ALL=(root) NOPASSWD: " + command;
    }

    /** The whole file; questions that every user is told are not in it. */
    public String file(List<NodeQuestion> questions) {
        String lines = questions.stream()
                .filter(NodeQuestion::asRoot)
                .map(this::line)
                .distinct()
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        return "# " + FILE + ": what vipnat doctor asks as root; none of it changes anything.\n"
                + "# Put it there with:  visudo -f " + FILE + "\n" + lines;
    }

    /** What else than a plain name a user's name may hold would mean something else there (sudoers(5), other special characters). */
    private String name() {
        return username.matches("[A-Za-z0-9._-]+") ? username : '"' + username.replace("\"", "\\\"") + '"';
    }

    /** Measured with sudo 1.9.13: a backslash is read twice, by the reader of the file and by the one that matches. */
    private static String escaped(String word) {
        return word.replace("\\", "\\\\\\\\").replaceAll("[,:=#*?\\[\\]!^]", "\\\\$0");
    }
}
