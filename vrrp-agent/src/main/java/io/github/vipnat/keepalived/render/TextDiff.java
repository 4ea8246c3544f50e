package io.github.vipnat.keepalived.render;

import java.util.ArrayList;
import java.util.List;

/** A unified diff of two short texts, three lines of context. */
final class TextDiff {

    private static final int CONTEXT = 3;
    private static final int MOST_LINES = 2_000;

    private final List<String> old;
    private final List<String> fresh;

    TextDiff(String oldText, String newText) {
        this.old = lines(oldText);
        this.fresh = lines(newText);
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : text.lines().limit(MOST_LINES).toList();
    }

    private record Edit(char sign, String text) {}

    String unified(String oldName, String newName) {
        StringBuilder out = new StringBuilder("--- " + oldName + "\n+++ " + newName + "\n");
        List<Edit> edits = edits();
        int from = 0;
        while (from < edits.size()) {
            int change = nextChange(edits, from);
            if (change == edits.size()) {
                break;
            }
            int start = Math.max(from, change - CONTEXT);
            int end = endOfHunk(edits, change);
            hunk(edits, start, end, out);
            from = end;
        }
        return out.toString();
    }

    private static int nextChange(List<Edit> edits, int from) {
        int at = from;
        while (at < edits.size() && edits.get(at).sign() == ' ') {
            at++;
        }
        return at;
    }

    private static int endOfHunk(List<Edit> edits, int change) {
        int end = change;
        int same = 0;
        while (end < edits.size() && same <= 2 * CONTEXT) {
            same = edits.get(end).sign() == ' ' ? same + 1 : 0;
            end++;
        }
        return same > CONTEXT ? end - (same - CONTEXT) : end;
    }

    private static void hunk(List<Edit> edits, int start, int end, StringBuilder out) {
        out.append("@@ -").append(place(edits, start, end, '+')).append(" +").append(place(edits, start, end, '-'));
        out.append(" @@\n");
        edits.subList(start, end)
                .forEach(edit -> out.append(edit.sign()).append(edit.text()).append('\n'));
    }

    /** Line and length of the hunk in the file that does not have the lines of the other sign. */
    private static String place(List<Edit> edits, int start, int end, char others) {
        long before = edits.subList(0, start).stream()
                .filter(edit -> edit.sign() != others)
                .count();
        long length = edits.subList(start, end).stream()
                .filter(edit -> edit.sign() != others)
                .count();
        return (length == 0 ? before : before + 1) + "," + length;
    }

    private List<Edit> edits() {
        int[][] common = commonLengths();
        List<Edit> edits = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < fresh.size()) {
            if (i < old.size() && j < fresh.size() && old.get(i).equals(fresh.get(j))) {
                edits.add(new Edit(' ', old.get(i++)));
                j++;
            } else if (j == fresh.size() || (i < old.size() && common[i + 1][j] >= common[i][j + 1])) {
                edits.add(new Edit('-', old.get(i++)));
            } else {
                edits.add(new Edit('+', fresh.get(j++)));
            }
        }
        return edits;
    }

    private int[][] commonLengths() {
        int[][] common = new int[old.size() + 1][fresh.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = fresh.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(fresh.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
