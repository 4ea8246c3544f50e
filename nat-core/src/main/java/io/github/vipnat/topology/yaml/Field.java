package io.github.vipnat.topology.yaml;

import io.github.vipnat.topology.yaml.YamlNode.Text;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A key and what stands behind it.
 *
 * @param isItem whether the value is one of a list behind the key
 */
public record Field(String key, YamlNode node, boolean isItem, File file) {

    private static final Pattern BEGINNING = Pattern.compile("(?s)^((?!: |[,{}\n#]).){0,60}");

    /** What all fields of one file share. */
    public record File(Path source, Path home, FileFindings findings) {}

    Field item(YamlNode item) {
        return new Field(key, item, true, file);
    }

    Field with(String memberKey, YamlNode member) {
        return new Field(memberKey, member, false, file);
    }

    Position at() {
        return node.at();
    }

    /** The scalar's text; a finding when it is something else or nothing. */
    public Optional<String> text() {
        if (node instanceof Text text && !text.isNothing()) {
            return Optional.of(text.value());
        }
        return unexpected("text", "write one value, in quotes if it holds brackets or a colon");
    }

    /** A finding that another kind of node was expected. */
    <T> Optional<T> unexpected(String expected, String fix) {
        if (node instanceof Text text && text.isNothing()) {
            return refuse(
                    "no-value",
                    key + " has no value",
                    "vipnat cannot tell whether something was forgotten",
                    "write a value after " + key + ":, or remove the key");
        }
        return refuse(
                "wrong-kind",
                "%s %s %s, not %s".formatted(key, verb(), node.kind(), expected),
                "vipnat cannot take one for the other",
                fix);
    }

    /** A finding at this field. */
    public <T> Optional<T> refuse(String code, String what, String why, String fix) {
        file.findings().add(at(), code, what, why, fix);
        return Optional.empty();
    }

    String verb() {
        return isItem ? "holds" : "is";
    }

    /** A text as messages show it. It ends where a quote too many may have drawn in the next key, or a password. */
    public static String quoted(String text) {
        String shown =
                BEGINNING.matcher(text).results().findFirst().orElseThrow().group();
        return '"' + shown.replaceAll("\\p{C}", "?") + (shown.length() < text.length() ? "..." : "") + '"';
    }
}
