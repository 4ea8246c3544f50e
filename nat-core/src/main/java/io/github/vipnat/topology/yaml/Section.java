package io.github.vipnat.topology.yaml;

import io.github.vipnat.problem.DidYouMean;
import io.github.vipnat.topology.yaml.YamlNode.Member;
import io.github.vipnat.topology.yaml.YamlNode.Members;
import io.github.vipnat.topology.yaml.YamlNode.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;

/** A mapping whose keys are known beforehand; keys that are unknown or written twice are found while it is opened. */
public final class Section {

    private final String noun;
    private final Field field;
    private final int findingsBefore;
    private final Map<String, Field> fields = new LinkedHashMap<>();

    private Section(String noun, Field field) {
        this.noun = noun;
        this.field = field;
        this.findingsBefore = findings().count();
    }

    /**
     * Sections as values.
     *
     * @param noun what a message calls one: {@code a router}
     * @param keys every key it may have, in the order messages list them
     */
    public static <T> Value<T> value(
            String noun, String example, List<String> keys, Function<Section, Optional<T>> read) {
        return new Value<>() {
            @Override
            public Optional<T> read(Field field) {
                return open(noun, keys, field).flatMap(read);
            }

            @Override
            public String example() {
                return example;
            }
        };
    }

    private static Optional<Section> open(String noun, List<String> keys, Field field) {
        if (!(field.node() instanceof Members members)) {
            return field.unexpected("keys with values", "write key: value, with a space after the colon");
        }
        Section section = new Section(noun, field);
        members.members().forEach(member -> section.take(member, keys));
        return Optional.of(section);
    }

    private void take(Member member, List<String> keys) {
        String key = member.key().value();
        if (!keys.contains(key)) {
            reportUnknown(member, keys);
        } else if (fields.putIfAbsent(key, field.with(key, member.value())) != null) {
            findings()
                    .add(
                            member.key().at(),
                            "duplicate-key",
                            key + " is written twice in " + noun,
                            "only one of the two could count",
                            "remove one of them");
        }
    }

    private void reportUnknown(Member member, List<String> keys) {
        Optional<String> meant = DidYouMean.nearest(member.key().value(), keys);
        findings()
                .add(
                        member.key().at(),
                        "unknown-key",
                        nameOf(member) + " in " + noun,
                        "it would do nothing, unnoticed; known here: " + String.join(", ", keys),
                        meant.map(key -> "did you mean " + key + "?").orElse("remove it, or write a known key"));
    }

    /** A key is shown only when it is a word with a value: a torn password may have landed in its place. */
    private static String nameOf(Member member) {
        boolean hasValue = !(member.value() instanceof Text text && text.isNothing());
        String key = member.key().value();
        return hasValue && key.matches("[A-Za-z][A-Za-z0-9_-]*") ? "unknown key " + key : "something that is no key";
    }

    /** The value behind a key that has to be there. */
    public <T> Optional<T> required(String key, Value<T> value) {
        if (!has(key)) {
            findings()
                    .add(
                            field.at(),
                            "missing-key",
                            noun + " has no " + key,
                            "vipnat has no default for it",
                            "add " + key + ": " + value.example());
            return Optional.empty();
        }
        return value.read(field(key));
    }

    /** The value behind a key that may be missing. */
    public <T> Optional<T> optional(String key, Value<T> value) {
        return has(key) ? value.read(field(key)) : Optional.empty();
    }

    public OptionalInt optionalNumber(String key, Value<Integer> value) {
        return optional(key, value).map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    /** Whether the key is written, rightly or wrongly. */
    public boolean has(String key) {
        return fields.containsKey(key);
    }

    /** The field behind a key that is written, else the whole section. */
    public Field field(String key) {
        return fields.getOrDefault(key, field);
    }

    public Field field() {
        return field;
    }

    /** {@code file:line:column} of the section. */
    public String where() {
        return findings().where(field.at());
    }

    /** The section's record, unless something was found since it was opened. */
    public <T> Optional<T> whole(Supplier<T> record) {
        return findings().count() == findingsBefore ? Optional.of(record.get()) : Optional.empty();
    }

    private FileFindings findings() {
        return field.file().findings();
    }
}
