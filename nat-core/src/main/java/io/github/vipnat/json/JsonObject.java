package io.github.vipnat.json;

import io.github.vipnat.problem.ProblemException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A JSON object as it was read; every member is asked for by name and type.
 *
 * <p>What is not there or is of another type is a {@link ProblemException} of kind INPUT that names the document and
 * the place: {@code plan.json: routers[0].name: expected text, found number}. A null counts as not there where a member
 * may be missing. Writing it with {@link Json} gives back what was read, without the nulls.
 */
public final class JsonObject {

    private final JsonPlace place;
    private final Map<String, Object> members;

    JsonObject(JsonPlace place, Map<String, Object> members) {
        this.place = place;
        this.members = Collections.unmodifiableMap(members);
    }

    /** The members' names in the order of the document. */
    public Set<String> names() {
        return members.keySet();
    }

    /** Whether the member is there and not null. */
    public boolean has(String name) {
        return find(name).isPresent();
    }

    public String string(String name) {
        return required(name, "text", JsonPlace::text);
    }

    public Optional<String> optionalString(String name) {
        return optional(name, JsonPlace::text);
    }

    /**
     * A text with a meaning of its own: {@code string("vip", "IPv4 address", Ipv4::parse)}.
     *
     * @param expected what the text should be, for the problem
     */
    public <T> T string(String name, String expected, Function<String, Optional<T>> parse) {
        String text = string(name);
        return parse.apply(text).orElseThrow(() -> place.member(name).wrong(expected, JsonPlace.quoted(text)));
    }

    /** A whole number. */
    public long number(String name) {
        return required(name, "number", JsonObject::whole);
    }

    /** A whole number from {@code min} to {@code max}, both included. */
    public int number(String name, int min, int max) {
        long number = number(name);
        if (number < min || number > max) {
            throw place.member(name).wrong("number from " + min + " to " + max, Long.toString(number));
        }
        return (int) number;
    }

    public OptionalLong optionalNumber(String name) {
        return optional(name, JsonObject::whole).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    public double decimal(String name) {
        return required(name, "number", JsonPlace::number).doubleValue();
    }

    public boolean flag(String name) {
        return required(name, "true or false", JsonPlace::flag);
    }

    public Optional<Boolean> optionalFlag(String name) {
        return optional(name, JsonPlace::flag);
    }

    public JsonObject object(String name) {
        return required(name, "object", JsonPlace::object);
    }

    public Optional<JsonObject> optionalObject(String name) {
        return optional(name, JsonPlace::object);
    }

    public List<JsonObject> objects(String name) {
        return items(name, JsonPlace::object);
    }

    public List<String> strings(String name) {
        return items(name, JsonPlace::text);
    }

    /** A list of objects, each read by the function: {@code list("changes", Change::fromJson)}. */
    public <T> List<T> list(String name, Function<JsonObject, T> read) {
        return items(name, (at, value) -> read.apply(at.object(value)));
    }

    /** The problem to throw when a member was readable but cannot be right. */
    public ProblemException refuse(String name, String expected, String found) {
        return place.member(name).wrong(expected, found);
    }

    Map<String, Object> members() {
        return members;
    }

    private Optional<Object> find(String name) {
        return Optional.ofNullable(members.get(name)).filter(value -> !(value instanceof Optional<?>));
    }

    private <T> T required(String name, String expected, BiFunction<JsonPlace, Object, T> type) {
        JsonPlace member = place.member(name);
        Object value = members.get(name);
        if (value == null) {
            throw member.wrong(expected, "nothing");
        }
        return type.apply(member, value);
    }

    private <T> Optional<T> optional(String name, BiFunction<JsonPlace, Object, T> type) {
        return find(name).map(value -> type.apply(place.member(name), value));
    }

    private <T> List<T> items(String name, BiFunction<JsonPlace, Object, T> type) {
        JsonPlace list = place.member(name);
        List<T> items = new ArrayList<>();
        for (Object item : required(name, "list", JsonPlace::list)) {
            items.add(type.apply(list.item(items.size()), item));
        }
        return List.copyOf(items);
    }

    private static long whole(JsonPlace place, Object value) {
        BigDecimal number = place.number(value);
        try {
            return number.longValueExact();
        } catch (ArithmeticException e) {
            throw place.wrong("whole number", number.toString());
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonObject that && members.equals(that.members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    @Override
    public String toString() {
        return Json.line(this);
    }
}
