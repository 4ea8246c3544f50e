package io.github.vipnat.json;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads JSON text into maps, lists, strings, {@code BigDecimal}s and {@code Boolean}s, within bounds; null becomes an
 * empty {@code Optional}.
 */
final class TreeReader {

    private static final String NOT_JSON = "this is not JSON";

    private static final Pattern POSITION = Pattern.compile("line (\\d+) column (\\d+)");

    /** A longer number costs more to read than any honest document needs. */
    private static final int MAX_NUMBER_LENGTH = 64;

    private final String source;
    private final JsonReader in;

    private TreeReader(String source, JsonReader in) {
        this.source = source;
        this.in = in;
    }

    static JsonObject read(String source, String text) {
        if (text.length() > Json.MAX_SIZE) {
            throw refused(source, "is larger than " + Json.MAX_SIZE + " characters");
        }
        JsonReader in = new JsonReader(new StringReader(text));
        in.setStrictness(Strictness.STRICT);
        return new TreeReader(source, in).document();
    }

    private JsonObject document() {
        try {
            Object value = value(0);
            if (in.peek() != JsonToken.END_DOCUMENT) {
                throw refusedHere(NOT_JSON);
            }
            return new JsonPlace(source, "").object(value);
        } catch (EOFException e) {
            throw refusedHere("the JSON document is cut short");
        } catch (IOException e) {
            throw refusedHere(NOT_JSON);
        }
    }

    private Object value(int depth) throws IOException {
        if (depth > Json.MAX_DEPTH) {
            throw refusedHere("deeper than " + Json.MAX_DEPTH + " levels");
        }
        JsonToken token = in.peek();
        return switch (token) {
            case BEGIN_OBJECT -> members(depth);
            case BEGIN_ARRAY -> items(depth);
            case STRING -> in.nextString();
            case NUMBER -> number();
            case BOOLEAN -> in.nextBoolean();
            case NULL -> nothing();
            case NAME, END_OBJECT, END_ARRAY, END_DOCUMENT -> throw refusedHere(NOT_JSON);
        };
    }

    private Map<String, Object> members(int depth) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        in.beginObject();
        while (in.hasNext()) {
            String name = in.nextName();
            if (members.put(name, value(depth + 1)) != null) {
                throw refusedHere("the member " + JsonPlace.quoted(name) + " is given twice");
            }
        }
        in.endObject();
        return members;
    }

    private List<Object> items(int depth) throws IOException {
        List<Object> items = new ArrayList<>();
        in.beginArray();
        while (in.hasNext()) {
            items.add(value(depth + 1));
        }
        in.endArray();
        return items;
    }

    private BigDecimal number() throws IOException {
        String digits = in.nextString();
        if (digits.length() > MAX_NUMBER_LENGTH) {
            throw refusedHere("a number of more than " + MAX_NUMBER_LENGTH + " characters");
        }
        try {
            return new BigDecimal(digits);
        } catch (NumberFormatException e) {
            throw refusedHere("a number whose exponent is out of range");
        }
    }

    private Optional<Object> nothing() throws IOException {
        in.nextNull();
        return Optional.empty();
    }

    private ProblemException refusedHere(String what) {
        // The reader tells its position in no other way than in its own description.
        Matcher position = POSITION.matcher(in.toString());
        return refused(position.find() ? source + ":" + position.group(1) + ":" + position.group(2) : source, what);
    }

    private static ProblemException refused(String where, String what) {
        return new ProblemException(
                ProblemException.Kind.INPUT,
                Problem.fatal(
                        "json-broken",
                        where,
                        what,
                        "nothing in the document can be trusted",
                        "let vipnat write the document again instead of editing it"));
    }
}
