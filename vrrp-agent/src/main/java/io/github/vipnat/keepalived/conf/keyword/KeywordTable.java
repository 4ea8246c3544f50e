package io.github.vipnat.keepalived.conf.keyword;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The table in {@code keywords.txt}: data, not code, because that is what it is in keepalived too. */
public final class KeywordTable {

    /** The file itself, as a block: its keywords are those of the top level. */
    public static final Keyword FILE = read();

    private static final String SINCE_2_3 = "since-2.3";

    private KeywordTable() {}

    /** The blocks, by their keyword, in which this keyword is at home; the top level is the empty word. */
    public static List<String> homesOf(String keyword) {
        return homesIn(FILE, keyword).toList();
    }

    private static Stream<String> homesIn(Keyword block, String keyword) {
        Stream<String> here = block.inner(keyword).isPresent() ? Stream.of(block.name()) : Stream.empty();
        return Stream.concat(here, block.inner().values().stream().flatMap(inner -> homesIn(inner, keyword)));
    }

    /** The keyword of this block that differs from an unknown one by one or two letters. */
    public static Optional<String> closestTo(String unknown, Keyword block) {
        return block.inner().keySet().stream()
                .filter(known -> Spelling.isClose(unknown, known))
                .findFirst();
    }

    private static Keyword read() {
        try (InputStream table = Objects.requireNonNull(
                KeywordTable.class.getResourceAsStream("keywords.txt"), "keywords.txt is not on the class path")) {
            String text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
            return new Keyword("", List.of("block"), false, block(lines(text).iterator()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    private static Map<String, Keyword> block(Iterator<String> lines) {
        Map<String, Keyword> keywords = new LinkedHashMap<>();
        while (lines.hasNext()) {
            List<String> words = Arrays.asList(lines.next().split(" ", -1));
            if (words.get(0).equals("}")) {
                return keywords;
            }
            boolean opens = words.get(words.size() - 1).equals("{");
            boolean newer = words.contains(SINCE_2_3);
            List<String> grammar = words.subList(1, words.size() - (opens ? 1 : 0) - (newer ? 1 : 0));
            keywords.put(words.get(0), new Keyword(words.get(0), grammar, newer, opens ? block(lines) : Map.of()));
        }
        return keywords;
    }
}
