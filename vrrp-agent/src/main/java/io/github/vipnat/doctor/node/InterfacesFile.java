package io.github.vipnat.doctor.node;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Ipv4Prefix;
import io.github.vipnat.node.NodeQuestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What /etc/network/interfaces says, with the files that it sources (interfaces(5)).
 *
 * @param lines what counts, in order, comments left out and continued lines joined
 * @param unread patterns that it sources and of which we see no file
 */
record InterfacesFile(List<String> lines, List<String> unread) {

    static final String FILE = "/etc/network/interfaces";

    /** Each line behind the name of its file; a folder without files is no trouble. */
    static final NodeQuestion QUESTION =
            NodeQuestion.ofAll("interfaces", "grep -s -H -e '' " + FILE + " " + FILE + ".d/*; true");

    private static final int DEEPEST = 8;
    private static final Pattern NUMBERED = Pattern.compile("(" + FILE + "[^:]*):(.*)");

    InterfacesFile {
        lines = List.copyOf(lines);
        unread = List.copyOf(unread);
    }

    /**
     * A stanza {@code iface NAME inet METHOD}.
     *
     * @param method {@code static}, {@code dhcp}, {@code manual}
     * @param options of the stanza, each line by its first word; the last of a word counts
     */
    record Stanza(String interfaceName, String method, Map<String, String> options) {

        /** With the mask that stands at the address, or in a line of its own; /32 where there is none. */
        Optional<Ipv4Prefix> address() {
            String text = options.getOrDefault("address", "").strip();
            String mask = options.getOrDefault("netmask", "32").strip();
            return Ipv4Prefix.parse(text)
                    .or(() -> Ipv4Prefix.parse(text + "/" + mask))
                    .or(() -> Ipv4.parse(text)
                            .flatMap(own -> Ipv4.parse(mask).flatMap(net -> Ipv4Prefix.ofMask(own, net))));
        }
    }

    /** Empty where the node has no such file. */
    static Optional<InterfacesFile> parse(String said) {
        Map<String, List<String>> files = new LinkedHashMap<>();
        for (String line : said.lines().toList()) {
            Matcher numbered = NUMBERED.matcher(line.stripTrailing());
            if (numbered.matches()) {
                files.computeIfAbsent(numbered.group(1), name -> new ArrayList<>())
                        .add(numbered.group(2));
            }
        }
        if (!files.containsKey(FILE)) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        new Sources(files, lines, unread).take(FILE, 0);
        return Optional.of(new InterfacesFile(lines, unread));
    }

    /** IPv4's stanzas of an interface; a name with a label, {@code eth0:1}, is another address of the same one. */
    List<Stanza> stanzas(String interfaceName) {
        List<Stanza> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String[] words = lines.get(i).split("\\s+", -1);
            if (words.length > 3
                    && words[0].equals("iface")
                    && words[1].replaceFirst(":.*", "").equals(interfaceName)
                    && words[2].equals("inet")) {
                found.add(new Stanza(words[1], words[3], options(i + 1)));
            }
        }
        return found;
    }

    /** Whether the interface is brought up with the machine. */
    boolean isAutomatic(String interfaceName) {
        return lines.stream()
                .map(line -> List.of(line.split("\\s+", -1)))
                .anyMatch(words -> (words.get(0).equals("auto") || words.get(0).startsWith("allow-"))
                        && (words.contains(interfaceName) || words.contains("/" + interfaceName)));
    }

    /** The lines in which the address stands as a word of its own. */
    List<String> naming(Ipv4 address) {
        Pattern word = Pattern.compile("(?<![0-9.])" + Pattern.quote(address.toString()) + "(?![0-9.])");
        return lines.stream().filter(line -> word.matcher(line).find()).toList();
    }

    private Map<String, String> options(int from) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String line : lines.subList(from, lines.size())) {
            String[] words = line.split("\\s+", 2);
            if (words[0].matches(
                    "iface|mapping|auto|source|source-directory|rename|no-auto-down|no-scripts|allow-.*")) {
                return options;
            }
            options.put(words[0], words.length > 1 ? words[1] : "");
        }
        return options;
    }

    /** Follows {@code source} and {@code source-directory} through the files that were seen. */
    private record Sources(Map<String, List<String>> files, List<String> lines, List<String> unread) {

        void take(String file, int depth) {
            StringBuilder continued = new StringBuilder();
            for (String line : files.getOrDefault(file, List.of())) {
                String text = line.strip();
                if (text.endsWith("\\")) {
                    continued.append(text, 0, text.length() - 1).append(' ');
                    continue;
                }
                String whole = continued.append(text).toString().strip();
                continued.setLength(0);
                if (!whole.isEmpty() && !whole.startsWith("#")) {
                    line(whole, depth);
                }
            }
        }

        private void line(String line, int depth) {
            String[] words = line.split("\\s+", 2);
            if (words.length > 1
                    && (words[0].equals("source") || words[0].equals("source-directory"))
                    && depth < DEEPEST) {
                boolean isFolder = words[0].equals("source-directory");
                source(absolute(words[1].strip()) + (isFolder ? "/*" : ""), isFolder, depth);
            } else {
                lines.add(line);
            }
        }

        /** source-directory takes names of letters, digits, dashes and underscores alone (interfaces(5)). */
        private void source(String pattern, boolean isFolder, int depth) {
            Pattern name = glob(pattern);
            List<String> matching = files.keySet().stream()
                    .filter(file -> name.matcher(file).matches())
                    .filter(file -> !isFolder || file.matches(".*/[A-Za-z0-9_-]+"))
                    .sorted()
                    .toList();
            matching.forEach(file -> take(file, depth + 1));
            if (matching.isEmpty() && !pattern.startsWith(FILE + ".d/")) {
                unread.add(pattern);
            }
        }

        private static String absolute(String path) {
            return (path.startsWith("/") ? path : "/etc/network/" + path)
                    .replaceAll("/+", "/")
                    .replaceFirst("/$", "");
        }

        private static Pattern glob(String pattern) {
            StringBuilder regex = new StringBuilder();
            for (int i = 0; i < pattern.length(); i++) {
                char one = pattern.charAt(i);
                regex.append(one == '*' ? "[^/]*" : one == '?' ? "[^/]" : Pattern.quote(Character.toString(one)));
            }
            return Pattern.compile(regex.toString());
        }
    }
}
