package io.github.vipnat.doctor.cluster;

import io.github.vipnat.keepalived.conf.ConfFiles;
import io.github.vipnat.node.NodeAnswer;
import io.github.vipnat.node.NodeQuestion;
import io.github.vipnat.node.NodeSight;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.PatternSyntaxException;

/**
 * keepalived's files as they stand on a node, with the passwords that are in them; never to be shown. A file's name has the
 * node's in front of it, {@code vm1:/etc/keepalived/keepalived.conf}, since every node has files of the same names.
 */
final class KeepalivedFiles implements ConfFiles {

    static final String FOLDER = "/etc/keepalived";

    /** Each line with its file's name and a zero byte in front; links are followed, and what is no file is passed over. */
    static final NodeQuestion TEXTS =
            NodeQuestion.ofRoot("keepalived-files", "/usr/bin/grep -aRHZ -D skip -e ^ " + FOLDER);

    /** keepalived passes over included files with an execute bit. */
    static final NodeQuestion EXECUTABLE = NodeQuestion.ofAll(
            "keepalived-executable", "find -L " + FOLDER + " -type f -perm /111 2>/dev/null || true");

    private static final int MOST_MATCHES = 500;

    private final String prefix;
    private final Map<String, String> texts;
    private final Set<String> executable;
    private final Set<String> unread = new TreeSet<>();

    private KeepalivedFiles(String node, Map<String, String> texts, Set<String> executable) {
        this.prefix = node + ":";
        this.texts = new TreeMap<>(texts);
        this.executable = Set.copyOf(executable);
    }

    /** Empty where the node does not show them. */
    static Optional<KeepalivedFiles> of(NodeSight node) {
        return node.answer(TEXTS)
                // 2 where a link leads nowhere, 1 where there is nothing at all.
                .match(new NodeAnswer.Cases<Optional<String>>(
                        (NodeAnswer.Said said) -> said.status() <= 2 ? Optional.of(said.output()) : Optional.empty(),
                        (NodeAnswer.NotAsked none) -> Optional.empty()))
                .map(said -> new KeepalivedFiles(
                        node.node().name(),
                        texts(said),
                        node.said(EXECUTABLE)
                                .map(found -> Set.copyOf(found.lines().toList()))
                                .orElse(Set.of())));
    }

    private static Map<String, String> texts(String said) {
        Map<String, StringBuilder> texts = new LinkedHashMap<>();
        for (String line : said.split("\n", -1)) {
            int zero = line.indexOf('\0');
            if (zero > 0) {
                texts.computeIfAbsent(line.substring(0, zero), name -> new StringBuilder())
                        .append(line, zero + 1, line.length())
                        .append('\n');
            }
        }
        Map<String, String> whole = new LinkedHashMap<>();
        texts.forEach((name, text) -> whole.put(name, text.toString()));
        return whole;
    }

    /** The name that the parser is to know the file by. */
    String named(String path) {
        return prefix + path;
    }

    /** What is included and lies elsewhere, so that nothing is known of it; filled while the files are read. */
    Set<String> unread() {
        return unread;
    }

    boolean has(String path) {
        return texts.containsKey(path);
    }

    @Override
    public List<String> matching(String directory, String pattern) {
        String below = directory.startsWith(prefix) ? directory.substring(prefix.length()) : directory;
        String whole = pattern.startsWith("/") ? pattern : below + "/" + pattern;
        if (!whole.startsWith(FOLDER + "/")) {
            unread.add(whole);
            return List.of();
        }
        List<String> found = new ArrayList<>();
        try {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + whole);
            texts.keySet().stream()
                    .filter(name -> matcher.matches(Path.of(name)) && !isHidden(name, pattern))
                    .limit(MOST_MATCHES)
                    .forEach(name -> found.add(prefix + name));
        } catch (PatternSyntaxException | InvalidPathException e) {
            return List.of();
        }
        return found;
    }

    /** A star does not stand for a dot at the beginning (glob(3)). */
    private static boolean isHidden(String name, String pattern) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        return file.startsWith(".")
                && !pattern.substring(pattern.lastIndexOf('/') + 1).startsWith(".");
    }

    @Override
    public Content read(String name) {
        String path = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
        String text = texts.get(path);
        if (text == null) {
            return new Content.Refused("there is no such file, or it is empty", "ls -l " + path);
        }
        boolean isSkipped = executable.contains(path);
        return isSkipped
                ? new Content.Refused(
                        "it has an execute bit, and keepalived skips such files without an error", "chmod a-x " + path)
                : new Content.Found(text);
    }
}
