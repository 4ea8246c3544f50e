package io.github.vipnat.election.left;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the simulator makes of a keyword: a line of {@code roles.txt}.
 *
 * @param why empty for one that is played
 */
record KeywordRole(Kind kind, String why) {

    /** What is made of it. */
    enum Kind {
        PLAYED,
        IRRELEVANT,
        LEFT_OUT
    }

    private static final Map<String, KeywordRole> ROLES = read();

    /** The role of a keyword, whose blocks stand before it: {@code vrrp_instance.priority}. */
    static Optional<KeywordRole> of(String path) {
        return Optional.ofNullable(ROLES.get(path)).or(() -> ofWhole(path));
    }

    private static Optional<KeywordRole> ofWhole(String path) {
        int dot = path.lastIndexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        String block = path.substring(0, dot);
        return Optional.ofNullable(ROLES.get(block + ".*")).or(() -> ofWhole(block));
    }

    /** Every keyword and block that has a line. */
    static List<String> paths() {
        return List.copyOf(ROLES.keySet());
    }

    private static Map<String, KeywordRole> read() {
        try (InputStream table = Objects.requireNonNull(
                KeywordRole.class.getResourceAsStream("roles.txt"), "roles.txt is not on the class path")) {
            Map<String, KeywordRole> roles = new LinkedHashMap<>();
            new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> add(line, roles));
            return Map.copyOf(roles);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(String line, Map<String, KeywordRole> roles) {
        List<String> words = Arrays.asList(line.split(" ", 3));
        Kind kind = switch (words.get(1)) {
            case "played" -> Kind.PLAYED;
            case "irrelevant" -> Kind.IRRELEVANT;
            case "left-out" -> Kind.LEFT_OUT;
            default -> throw new IllegalStateException(line);
        };
        String why = words.size() > 2 ? words.get(2) : "";
        if (why.isEmpty() != (kind == Kind.PLAYED) || roles.put(words.get(0), new KeywordRole(kind, why)) != null) {
            throw new IllegalStateException(line);
        }
    }
}
