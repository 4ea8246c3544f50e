package io.github.vipnat.lab.shell;

import io.github.vipnat.lab.device.ConfigurationLine;
import io.github.vipnat.lab.device.RouterState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code show access-lists}, as ansible-collections/cisco.ios reads it (its module ios_acls and the outputs in its tests): a head for
 * each list, entries with four blanks and a number, a standard entry's mask in words; remarks are not shown.
 */
final class ShowAccessLists {

    private static final int STEP = 10;

    /** Lists with these numbers look at sources alone. */
    private static final int LAST_STANDARD = 99;

    private final RouterState state;

    ShowAccessLists(RouterState state) {
        this.state = state;
    }

    List<String> lines() {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        for (ConfigurationLine line : state.configuration().lines()) {
            String[] words = line.words().split(" ", 4);
            if (words.length == 4 && words[0].equals("ip") && words[1].equals("access-list")) {
                line.children()
                        .forEach(child -> entries(lists, words[2], words[3]).add(child.words()));
            } else if (words.length > 2 && words[0].equals("access-list")) {
                String kind = Integer.parseInt(words[1]) <= LAST_STANDARD ? "standard" : "extended";
                entries(lists, kind, words[1]).add(line.words().substring(words[0].length() + words[1].length() + 2));
            }
        }
        List<String> shown = new ArrayList<>();
        lists.forEach((head, entries) -> {
            shown.add(head);
            shown.addAll(numbered(entries, head.startsWith("Standard")));
        });
        return shown;
    }

    private static List<String> entries(Map<String, List<String>> lists, String kind, String name) {
        String head = kind.equals("standard") ? "Standard" : "Extended";
        return lists.computeIfAbsent(head + " IP access list " + name, none -> new ArrayList<>());
    }

    private static List<String> numbered(List<String> entries, boolean standard) {
        List<String> lines = new ArrayList<>();
        int last = 0;
        for (String entry : entries) {
            boolean hasNumber = Character.isDigit(entry.charAt(0));
            String words = hasNumber ? entry.substring(entry.indexOf(' ') + 1) : entry;
            if (!words.startsWith("remark")) {
                last = hasNumber ? Integer.parseInt(entry.substring(0, entry.indexOf(' '))) : last + STEP;
                lines.add("    " + last + " " + (standard ? withMaskInWords(words) : words.replaceAll(" {2,}", " ")));
            }
        }
        return lines;
    }

    private static String withMaskInWords(String entry) {
        return entry.replaceFirst(" ([0-9.]{7,15}) ([0-9.]{7,15})$", " $1, wildcard bits $2");
    }
}
