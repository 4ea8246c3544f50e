package io.github.vipnat.json;

import com.google.gson.FormattingStyle;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Writes a tree of plain values; what it cannot write is a mistake of the program, not of the user. */
final class TreeWriter {

    private final JsonWriter out;

    private TreeWriter(JsonWriter out) {
        this.out = out;
    }

    static String write(Object value, FormattingStyle style) {
        StringWriter text = new StringWriter();
        JsonWriter out = new JsonWriter(text);
        out.setFormattingStyle(style);
        out.setHtmlSafe(false);
        out.setStrictness(Strictness.STRICT);
        try {
            new TreeWriter(out).value(value, 0);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return text.toString();
    }

    private void value(Object value, int depth) throws IOException {
        if (depth > Json.MAX_DEPTH) {
            throw new IllegalArgumentException("deeper than " + Json.MAX_DEPTH + " levels");
        }
        if (value instanceof JsonObject object) {
            object(object.members(), depth);
        } else if (value instanceof Map<?, ?> map) {
            object(map, depth);
        } else if (value instanceof Iterable<?> list) {
            list(list, depth);
        } else {
            scalar(value);
        }
    }

    private void object(Map<?, ?> members, int depth) throws IOException {
        out.beginObject();
        for (Map.Entry<?, ?> member : members.entrySet()) {
            Optional<?> value = unwrap(member.getValue());
            if (value.isPresent()) {
                out.name(String.valueOf(member.getKey()));
                value(value.get(), depth + 1);
            }
        }
        out.endObject();
    }

    private void list(Iterable<?> items, int depth) throws IOException {
        out.beginArray();
        for (Object item : items) {
            Optional<?> value = unwrap(item);
            if (value.isPresent()) {
                value(value.get(), depth + 1);
            }
        }
        out.endArray();
    }

    private void scalar(Object value) throws IOException {
        if (value instanceof String text) {
            out.value(text);
        } else if (value instanceof Number number) {
            out.value(number);
        } else if (value instanceof Boolean flag) {
            out.value(flag);
        } else {
            throw new IllegalArgumentException(
                    "not a JSON value: " + value.getClass().getName());
        }
    }

    private static Optional<?> unwrap(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional;
        }
        if (value instanceof OptionalInt number) {
            return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
        }
        if (value instanceof OptionalLong number) {
            return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
        }
        if (value instanceof OptionalDouble number) {
            return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
        }
        return Optional.of(value);
    }
}
