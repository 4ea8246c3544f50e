package io.github.vipnat.keepalived.conf.reader;

import io.github.vipnat.keepalived.conf.ConfFiles;
import io.github.vipnat.keepalived.conf.ConfFinding;
import io.github.vipnat.keepalived.conf.FindingCollector;
import io.github.vipnat.keepalived.conf.SourceFile;
import io.github.vipnat.problem.Severity;
import java.util.ArrayList;
import java.util.List;

/** Opens what {@code include} lines name; bounded in depth and number, and never in a circle. */
final class Includes {

    private static final int MOST_DEPTH = 20;
    private static final int MOST_FILES = 200;

    private final ConfFiles files;
    private final FindingCollector findings;
    private final List<SourceFile> read = new ArrayList<>();

    Includes(SourceFile root, ConfFiles files, FindingCollector findings) {
        this.files = files;
        this.findings = findings;
        read.add(root);
    }

    List<SourceFile> filesRead() {
        return List.copyOf(read);
    }

    /** {@code include}, or {@code include} and one of the letters r m w b a, and then white space. */
    static boolean isInclude(String line) {
        return line.startsWith("include") && line.matches("(?s)include[rmwba]?[ \\t].*");
    }

    static String directoryOf(String file) {
        int slash = file.lastIndexOf('/');
        return slash < 0 ? "" : file.substring(0, slash);
    }

    /** The files a line names, in order; those already open are refused. */
    List<SourceFile> open(TracedText line, List<String> open) {
        String keyword = line.chars().split("[ \\t]", 2)[0];
        String pattern = line.chars().substring(keyword.length()).strip();
        List<String> names = files.matching(directoryOf(open.isEmpty() ? "" : open.get(0)), pattern);
        if (names.isEmpty()) {
            reportMissing(line, keyword, pattern);
        }
        List<SourceFile> opened = new ArrayList<>();
        for (String name : names) {
            if (mayOpen(line, name, open)) {
                openOne(line, name, opened);
            }
        }
        return opened;
    }

    private boolean mayOpen(TracedText line, String name, List<String> open) {
        if (open.contains(name)) {
            refuse(line, "include-loop", name + " includes itself, directly or through another file");
            return false;
        }
        if (open.size() >= MOST_DEPTH || read.size() >= MOST_FILES) {
            refuse(line, "too-many-includes", "more than " + MOST_DEPTH + " files deep or " + MOST_FILES + " in all");
            return false;
        }
        return true;
    }

    private void refuse(TracedText line, String code, String what) {
        findings.addUnheard(
                Severity.FATAL,
                code,
                line.at(0),
                what,
                "keepalived opens file after file until it can open no more, and does not start",
                "delete this line, or include files that include nothing themselves");
    }

    private void openOne(TracedText line, String name, List<SourceFile> opened) {
        files.read(name)
                .<Runnable>match(new ConfFiles.Content.Cases<>(
                        (ConfFiles.Content.Found found) -> () -> {
                            SourceFile file = SourceFile.of(name, found.text());
                            read.add(file);
                            opened.add(file);
                        },
                        (ConfFiles.Content.Refused refused) -> () -> refuse(line, name, refused)))
                .run();
    }

    private void refuse(TracedText line, String name, ConfFiles.Content.Refused refused) {
        findings.addUnheard(
                Severity.FATAL,
                "include-not-read",
                line.at(0),
                name + " is not read: " + refused.reason(),
                "what it configures is missing, and keepalived -t still ends with status 0",
                refused.fix());
    }

    /** Which letter hears of what was measured with keepalived 2.2.7: m a plain name, w a name or wildcard, b braces, a all. */
    private void reportMissing(TracedText line, String keyword, String pattern) {
        boolean wildcard = pattern.matches(".*[*?\\[].*");
        boolean braces = pattern.contains("{");
        boolean heard = switch (keyword) {
            case "includem" -> !wildcard && !braces;
            case "includew" -> !braces;
            case "includeb" -> braces;
            case "includea" -> true;
            default -> false;
        };
        findings.add(new ConfFinding(
                "include-matches-nothing",
                wildcard && !heard ? Severity.UNTIDY : Severity.FATAL,
                line.at(0),
                "no file matches " + pattern,
                heard ? "keepalived does not start" : "keepalived starts without it and only logs a line",
                wildcard
                        ? "create a file that matches, or delete the line"
                        : "create the file, or use includea and run keepalived -t",
                heard));
    }
}
