package io.github.vipnat.keepalived.conf.keyword;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A keyword and how its line is read.
 *
 * @param grammar the words of {@code keywords.txt} after the keyword; see there
 * @param isNewIn23 whether keepalived 2.2.7 does not know it
 * @param inner the keywords of its block; empty unless it opens one
 */
public record Keyword(String name, List<String> grammar, boolean isNewIn23, Map<String, Keyword> inner) {

    public Keyword {
        grammar = List.copyOf(grammar);
    }

    public boolean opensBlock() {
        return grammar.get(0).equals("block");
    }

    public boolean opensValues() {
        return grammar.get(0).equals("values");
    }

    /** Whether its head needs exactly one word, and no two blocks may have the same. */
    public boolean isNamed() {
        return grammar.equals(List.of("block", "name"));
    }

    /** Whether one word stands between the keyword and its values, and is what others refer to. */
    public boolean needsNameBeforeValues() {
        return grammar.equals(List.of("values", "name"));
    }

    /** Whether keepalived ends with status 2 when no word follows. */
    public boolean endsKeepalivedWithoutWord() {
        return switch (grammar.get(0)) {
            case "word", "int", "uint", "decimal" -> true;
            case "block" -> grammar.contains("word");
            case "values" -> needsNameBeforeValues();
            default -> false;
        };
    }

    public Optional<Keyword> inner(String keyword) {
        return Optional.ofNullable(inner.get(keyword));
    }
}
