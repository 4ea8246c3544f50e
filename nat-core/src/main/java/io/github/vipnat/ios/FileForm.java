package io.github.vipnat.ios;

import io.github.vipnat.device.SavedText.Disguised;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a file is that holds a configuration in a form that is not the router's own, or none at all. */
final class FileForm {

    /** What stands for the file's name in a command. */
    private static final String INTO = " FILE > FILE.plain";

    private static final int WORD = 40;

    private static final Disguised DIFFERENCE =
            new Disguised("the file is a difference between two files (diff), and no configuration", "");

    /** What a file begins with, each byte of it a character of Windows-1252. */
    private static final Map<String, Disguised> STARTS = starts();

    private FileForm() {}

    private static Map<String, Disguised> starts() {
        Map<String, Disguised> starts = new LinkedHashMap<>();
        starts.put("\u001f\u2039", packed("gzip", "gunzip -c"));
        starts.put("\u001f\u008b", packed("gzip", "gunzip -c"));
        starts.put("PK\u0003\u0004", packed("zip", "unzip -p"));
        starts.put("BZh", packed("bzip2", "bunzip2 -c"));
        starts.put("\u00fd7zXZ", packed("xz", "xz -dc"));
        starts.put("(\u00b5/\u00fd", packed("zstd", "zstd -dc"));
        starts.put("%PDF-", new Disguised("the file is a PDF document, not plain text", ""));
        starts.put("{\\rtf", new Disguised("the file is an RTF document, not plain text", ""));
        return starts;
    }

    private static Disguised packed(String by, String unpack) {
        return new Disguised("the file is compressed (" + by + ")", unpack + INTO);
    }

    /** What is no text at all. */
    static Optional<Disguised> ofBytes(String file) {
        Optional<Disguised> known = STARTS.entrySet().stream()
                .filter(start -> file.startsWith(start.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        return known.or(() -> isBinary(file)
                ? Optional.of(new Disguised("the file is not text but holds bytes of something else", ""))
                : Optional.empty());
    }

    /** More than one in a hundred is a control character that neither terminals nor editors leave in a text. */
    private static boolean isBinary(String file) {
        long strange = file.chars()
                .filter(one -> one < ' ' && "\0\u0003\u0007\b\t\n\u000b\f\r\u001a\u001b".indexOf(one) < 0)
                .count();
        return strange * 100 > file.length();
    }

    /** Text, where no configuration could be found in it. */
    static Optional<Disguised> ofText(String file) {
        String text = file.strip();
        if (text.startsWith("<?xml") || text.startsWith("<rpc-reply") || text.startsWith("<data")) {
            return Optional.of(new Disguised("the file is XML, not what a terminal shows", ""));
        }
        if (text.startsWith("<html") || text.startsWith("<!DOCTYPE") || text.startsWith("<pre")) {
            return Optional.of(new Disguised("the file is a web page (HTML), not what a terminal shows", ""));
        }
        if (isJson(text)) {
            return Optional.of(new Disguised("the file is JSON, not what a terminal shows", ""));
        }
        if (text.indexOf('\n') < 0 && text.indexOf('\r') < 0 && text.contains("\\n")) {
            return Optional.of(new Disguised(
                    "the file is one line, with \\n where lines should end", "sed 's/\\\\r//g; s/\\\\n/\\n/g'" + INTO));
        }
        List<String> lines = file.lines().filter(line -> !line.isBlank()).toList();
        return isDifference(lines) ? Optional.of(DIFFERENCE) : ofLines(lines);
    }

    private static Optional<Disguised> ofLines(List<String> lines) {
        if (lines.size() > 1 && lines.stream().allMatch(FileForm::isQuoted)) {
            return Optional.of(new Disguised(
                    "quotation marks stand around each line, as a table program puts them",
                    "sed -E 's/^\"//; s/\"\\r?$//'" + INTO));
        }
        if (lines.stream().allMatch(FileForm::isEncoded) && lines.stream().anyMatch(line -> line.length() > WORD)) {
            return Optional.of(new Disguised("the file is encoded (base64)", "base64 -d" + INTO));
        }
        return LinePrefix.of(lines, INTO);
    }

    private static boolean isQuoted(String line) {
        String text = line.stripTrailing();
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    }

    /** No line of a configuration is as long without a blank. */
    private static boolean isEncoded(String line) {
        return line.strip()
                .chars()
                .allMatch(one -> (one >= 'A' && one <= 'Z')
                        || (one >= 'a' && one <= 'z')
                        || (one >= '/' && one <= '9')
                        || one == '+'
                        || one == '=');
    }

    private static boolean isJson(String text) {
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return false;
        }
        String inner = text.substring(1).stripLeading();
        return inner.startsWith("\"") || inner.startsWith("{\"") || inner.startsWith("{ \"") || inner.startsWith("[\"");
    }

    private static boolean isPlaceOfDifference(String line) {
        return line.startsWith("@@ -") || (line.startsWith("*** ") && line.endsWith(" ****"));
    }

    private static boolean isDifference(List<String> lines) {
        boolean hasPlace = lines.stream().anyMatch(FileForm::isPlaceOfDifference);
        boolean isMarked = lines.size() > 1
                && lines.stream().allMatch(line -> "+- ".indexOf(line.charAt(0)) >= 0)
                && lines.stream().anyMatch(line -> line.charAt(0) != ' ');
        return hasPlace || isMarked;
    }
}
