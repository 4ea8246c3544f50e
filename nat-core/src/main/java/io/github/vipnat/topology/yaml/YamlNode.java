package io.github.vipnat.topology.yaml;

import java.util.List;
import java.util.Set;

/** What stands at one place of a YAML document. */
public sealed interface YamlNode {

    Position at();

    /** What a reader of the message calls it. */
    String kind();

    /**
     * A scalar; types are given by who reads it, not by YAML's guesses.
     *
     * @param isPlain whether it stands without quotes
     */
    record Text(Position at, String value, boolean isPlain) implements YamlNode {

        private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

        /** Whether YAML calls it null: {@code key:} with nothing behind it. */
        boolean isNothing() {
            return isPlain && NULLS.contains(value);
        }

        @Override
        public String kind() {
            return isNothing() ? "nothing" : "text";
        }
    }

    record Items(Position at, List<YamlNode> items) implements YamlNode {

        @Override
        public String kind() {
            return "a list";
        }
    }

    record Members(Position at, List<Member> members) implements YamlNode {

        @Override
        public String kind() {
            return "keys with values";
        }
    }

    record Member(Text key, YamlNode value) {}
}
