package io.github.vipnat.keepalived.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The lines of a file as an editor sees them: to find blocks in, and to change. Lines count from 0. */
final class FileText {

    private final List<String> lines;

    FileText(String text) {
        this.lines = new ArrayList<>(text.lines().toList());
    }

    boolean has(int line) {
        return line >= 0 && line < lines.size();
    }

    String line(int line) {
        return lines.get(line);
    }

    int size() {
        return lines.size();
    }

    /** Without indent, comment and the blanks at its end. */
    String bare(int line) {
        return lines.get(line).replaceFirst("[#!].*$", "").strip();
    }

    void replace(int line, String text) {
        lines.set(line, indent(line) + text);
    }

    void insert(int line, String text) {
        lines.add(line, text);
    }

    void delete(int from, int to) {
        lines.subList(from, to + 1).clear();
    }

    String indent(int line) {
        String text = lines.get(line);
        return text.substring(0, text.length() - text.stripLeading().length());
    }

    /** The head of the block of the top level that holds a line, the line itself where it is one. */
    Optional<Integer> topOf(int line) {
        int depth = 0;
        int head = -1;
        for (int i = 0; i <= line && has(i); i++) {
            String bare = bare(i);
            if (depth == 0 && !bare.isEmpty() && !bare.startsWith("{")) {
                head = i;
            }
            depth += opened(bare);
        }
        return head < 0 ? Optional.empty() : Optional.of(head);
    }

    /** The head of the innermost block of that keyword around a line. */
    Optional<Integer> headAbove(int line, String keyword) {
        for (int i = Math.min(line, size() - 1); i >= 0; i--) {
            if (bare(i).startsWith(keyword)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** The line of a block's closing brace; empty when it is never closed, or there is no brace. */
    Optional<Integer> endOf(int head) {
        int depth = 0;
        boolean open = false;
        for (int i = head; i < size(); i++) {
            depth += opened(bare(i));
            open = open || bare(i).contains("{");
            if (open && depth <= 0) {
                return Optional.of(i);
            }
            if (!open && i > head + 1) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The line after a block's opening brace. */
    Optional<Integer> insideOf(int head) {
        for (int i = head; i < Math.min(size(), head + 2); i++) {
            if (bare(i).contains("{")) {
                return Optional.of(i + 1);
            }
        }
        return Optional.empty();
    }

    private static int opened(String bare) {
        return (int) (bare.chars().filter(c -> c == '{').count()
                - bare.chars().filter(c -> c == '}').count());
    }

    @Override
    public String toString() {
        return lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }
}
