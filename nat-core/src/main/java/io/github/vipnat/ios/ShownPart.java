package io.github.vipnat.ios;

import java.util.List;

/** How much of which configuration a typed command shows. */
enum ShownPart {
    RUNNING,
    STARTUP,
    /** A few lines of one of them. */
    SOME,
    /** No configuration, as far as we know the command. */
    OTHER;

    private static final List<String> WHOLE = List.of("", "all", "full", "brief", "view full");

    static ShownPart of(String command) {
        String[] words = command.strip().split("\\s+", 4);
        int first = words[0].equals("do") ? 1 : 0;
        if (words.length < first + 2) {
            return OTHER;
        }
        ShownPart which = which(words[first], words[first + 1]);
        String rest = String.join(" ", List.of(words).subList(first + 2, words.length));
        return which == OTHER || WHOLE.contains(rest) ? which : SOME;
    }

    private static ShownPart which(String verb, String object) {
        if (isShort(verb, "write", 1) && isShort(object, "terminal", 1)) {
            return RUNNING;
        }
        if (isShort(verb, "more", 2)) {
            return object.equals("system:running-config")
                    ? RUNNING
                    : object.equals("nvram:startup-config") ? STARTUP : OTHER;
        }
        if (!isShort(verb, "show", 2)) {
            return OTHER;
        }
        boolean isStartup = isShort(object, "startup-config", 3) || isShort(object, "configuration", 4);
        return isShort(object, "running-config", 2) ? RUNNING : isStartup ? STARTUP : OTHER;
    }

    private static boolean isShort(String word, String command, int fewest) {
        return word.length() >= fewest && command.startsWith(word);
    }
}
