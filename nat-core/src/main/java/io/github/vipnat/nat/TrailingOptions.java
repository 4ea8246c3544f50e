package io.github.vipnat.nat;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The optional words behind a rule, in the order the device prints them.
 *
 * @param values the word that follows each, or the empty string where a word stands alone
 */
public record TrailingOptions(Map<String, String> values) {
    public TrailingOptions {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public boolean has(String word) {
        return values.containsKey(word);
    }

    /** What stands behind the word. */
    public Optional<String> value(String word) {
        return Optional.ofNullable(values.get(word)).filter(value -> !value.isEmpty());
    }

    /** Each with a blank in front. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        values.forEach((word, value) ->
                text.append(' ').append(word).append(value.isEmpty() ? "" : " ").append(value));
        return text.toString();
    }
}
