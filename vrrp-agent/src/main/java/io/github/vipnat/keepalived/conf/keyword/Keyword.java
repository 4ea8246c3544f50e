package io.github.vipnat.keepalived.conf.keyword;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A keyword and how its line is read.
 *
 * @param grammar the words of {@code keywords.txt} after the keyword; see there
 * @param inner the keywords of its block; empty unless it opens one
 */
public record Keyword(String name, List<String> grammar, Map<String, Keyword> inner) {

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

    /** Whether keepalived ends with status 2 when no word follows. */
    public boolean endsKeepalivedWithoutWord() {
        return switch (grammar.get(0)) {
            case "word", "int", "uint", "decimal" -> true;
            case "block" -> grammar.contains("word");
            default -> false;
        };
    }

    public Optional<Keyword> inner(String keyword) {
        return Optional.ofNullable(inner.get(keyword));
    }
}
