package io.github.vipnat.topology.yaml;

import io.github.vipnat.problem.DidYouMean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One of a few known words. */
public record Choice<T>(Map<String, T> words) implements Value<T> {

    public static final Choice<Boolean> FLAG = new Choice<>(flags());

    /** An enum's constants as keepalived spells them: {@code MASTER}. */
    public static <E extends Enum<E>> Choice<E> upperCase(E[] constants) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E constant : constants) {
            words.put(constant.name(), constant);
        }
        return new Choice<>(words);
    }

    /** An enum's constants in lower case: {@code audit}. */
    public static <E extends Enum<E>> Choice<E> lowerCase(E[] constants) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E constant : constants) {
            words.put(constant.name().toLowerCase(Locale.ROOT), constant);
        }
        return new Choice<>(words);
    }

    @Override
    public Optional<T> read(Field field) {
        return field.text().flatMap(text -> Optional.ofNullable(words.get(text)).or(() -> refuse(field, text)));
    }

    private Optional<T> refuse(Field field, String text) {
        List<String> known = new ArrayList<>(words.keySet());
        String all = String.join(" or ", known);
        return field.refuse(
                "unknown-word",
                "%s %s %s".formatted(field.key(), field.verb(), Field.quoted(text)),
                "known here: " + all,
                DidYouMean.nearest(text, known)
                        .map(word -> "did you mean " + field.key() + ": " + word + "?")
                        .orElse("write " + field.key() + ": " + all));
    }

    @Override
    public String example() {
        return words.keySet().iterator().next();
    }

    private static Map<String, Boolean> flags() {
        Map<String, Boolean> words = new LinkedHashMap<>();
        words.put("true", true);
        words.put("false", false);
        return words;
    }
}
