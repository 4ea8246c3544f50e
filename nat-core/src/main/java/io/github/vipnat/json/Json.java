package io.github.vipnat.json;

import com.google.gson.FormattingStyle;
import io.github.vipnat.problem.TextFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes plain Java values as JSON and reads JSON into a checked view.
 *
 * <p>A value is a {@code Map} with string keys, an {@code Iterable}, a {@code String}, {@code Number} or {@code Boolean},
 * a {@link JsonObject}, or one of the {@code Optional}s: an empty one leaves its member out. The order of keys is kept,
 * so what must print in a fixed order comes in a map that has one, such as {@link #object}.
 */
public final class Json {

    /** A larger document is refused: characters of a text, bytes of a file. */
    public static final int MAX_SIZE = 64 << 20;

    /** Objects and lists inside one another, at most; for reading and writing. */
    public static final int MAX_DEPTH = 64;

    private Json() {}

    /**
     * Indented by two spaces, without a line end at the end.
     *
     * @throws IllegalArgumentException for a value of another type, a number that is not finite, or a tree too deep
     */
    public static String pretty(Object value) {
        return TreeWriter.write(value, FormattingStyle.PRETTY);
    }

    /**
     * On one line, for JSON Lines; without a line end at the end.
     *
     * @throws IllegalArgumentException for a value of another type, a number that is not finite, or a tree too deep
     */
    public static String line(Object value) {
        return TreeWriter.write(value, FormattingStyle.COMPACT);
    }

    /** An object whose members print in the order given: {@code object(entry("schema", "vipnat/1"), ...)}. */
    @SafeVarargs
    public static Map<String, Object> object(Map.Entry<String, ?>... members) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (Map.Entry<String, ?> member : members) {
            if (object.put(member.getKey(), member.getValue()) != null) {
                throw new IllegalArgumentException("member given twice: " + member.getKey());
            }
        }
        return object;
    }

    /**
     * Reads one document whose outermost value is an object.
     *
     * @param source what problems call the document, for example its file name
     * @throws io.github.vipnat.problem.ProblemException kind INPUT, naming {@code source:line:column} when the text is
     *     not JSON
     */
    public static JsonObject read(String source, String text) {
        return TreeReader.read(source, text);
    }

    /**
     * Reads one document from a UTF-8 file.
     *
     * @throws io.github.vipnat.problem.ProblemException kind INPUT, also when the file cannot be read
     */
    public static JsonObject read(Path file) {
        return TreeReader.read(file.toString(), TextFile.read(file, MAX_SIZE));
    }
}
