package io.github.vipnat.node;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What runs on a node.
 *
 * @param names as the kernel knows them ({@code comm}, 15 bytes), those of zombies left out
 */
public record ProcessTable(Set<String> names) {

    public static final NodeQuestion QUESTION = NodeQuestion.ofAll("processes", "ps -e -o pid=,stat=,comm=");

    /** {@code    812 Ss   nginx}; a name may have blanks in it. */
    private static final Pattern PROCESS = Pattern.compile(" *([0-9]+) +(\\S+) +(.+)");

    public ProcessTable {
        names = Set.copyOf(names);
    }

    /** Empty where the first process is not in it: {@code hidepid} hides those of others, and nothing can be told. */
    public static Optional<ProcessTable> parse(String said) {
        Set<String> names = new HashSet<>();
        boolean isWhole = false;
        for (String line : said.lines().toList()) {
            var process = PROCESS.matcher(line.stripTrailing());
            if (process.matches()) {
                isWhole |= process.group(1).equals("1");
                if (!process.group(2).startsWith("Z")) {
                    names.add(process.group(3));
                }
            }
        }
        return isWhole ? Optional.of(new ProcessTable(names)) : Optional.empty();
    }
}
