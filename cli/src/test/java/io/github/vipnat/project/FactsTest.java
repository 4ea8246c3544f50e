package io.github.vipnat.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the code says it knows from somewhere, a page of this repository says, with its source; and each page is used. */
class FactsTest {

    private static final Path ROOT = Path.of(System.getProperty("vipnat.root"));

    /** How a page is cited, and where it is. */
    private static final Map<String, String> PAGES = Map.of(
            "ios-facts", "docs/facts/ios.md",
            "keepalived-facts", "docs/facts/keepalived.md",
            "netlab-facts", "docs/facts/netlab.md",
            "planning", "docs/planning.md");

    private static final Pattern HEADING = Pattern.compile("(?m)^#{2,3} (\\d+(?:\\.\\d+)?)\\b");
    private static final Pattern CITATION = Pattern.compile("\\b(ios-facts|keepalived-facts|netlab-facts|planning)"
            + "[, :]{1,3}(fact )?(\\d{1,2})(?:\\.(\\d{1,2}))?(?:,? rows? (\\d{1,2}))?(?:,? \"([^\"]{1,60})\")?");

    /** Named without a section: what the page is, or a pattern over citations. */
    private static final Pattern NAMED = Pattern.compile("\\b(?:ios|keepalived|netlab)-facts\\b");

    /** Stands for others where it is left for readers: nothing in the code rests on it alone. */
    private static final Set<String> ONLY_READ = Set.of("keepalived-facts 3.5");

    /** A pattern over citations is none. */
    private static final String OVER_CITATIONS = "GoldenPlanTest.java";

    private static final Map<String, Map<String, String>> SECTIONS = new ConcurrentHashMap<>();

    private record Citation(String file, String page, String section, int row, String words) {

        @Override
        public String toString() {
            return file + ": " + page + " " + section + (row > 0 ? " row " + row : "") + " " + words;
        }
    }

    private static Map<String, String> sections(String page) {
        return SECTIONS.computeIfAbsent(page, FactsTest::read);
    }

    private static Map<String, String> read(String page) {
        String text = text(ROOT.resolve(PAGES.getOrDefault(page, "")));
        Map<String, String> sections = new LinkedHashMap<>();
        Matcher heading = HEADING.matcher(text);
        String last = "";
        int from = 0;
        while (heading.find()) {
            sections.put(last, text.substring(from, heading.start()));
            last = heading.group(1);
            from = heading.start();
        }
        sections.put(last, text.substring(from));
        sections.remove("");
        return sections;
    }

    /** Item 6 of a section that is a list, in place of a section 9.6. */
    private static String section(Map<String, String> sections, String first, String second) {
        String whole = second.isEmpty() ? first : first + "." + second;
        boolean isItem =
                !sections.containsKey(whole) && sections.getOrDefault(first, "").contains("\n" + second + ". ");
        return isItem ? first : whole;
    }

    private static List<Citation> citations() {
        List<Citation> found = new ArrayList<>();
        for (Path file : files()) {
            Matcher matcher = CITATION.matcher(inOneLine(file));
            while (matcher.find()) {
                Map<String, String> sections = sections(matcher.group(1));
                String section =
                        matcher.group(2) == null ? section(sections, matcher.group(3), or(matcher.group(4))) : "0";
                found.add(new Citation(
                        ROOT.relativize(file).toString(),
                        matcher.group(1),
                        section,
                        matcher.group(5) == null ? 0 : Integer.parseInt(matcher.group(5)),
                        or(matcher.group(6))));
            }
        }
        return found;
    }

    private static String or(String group) {
        return group == null ? "" : group;
    }

    private static List<Path> files() {
        return Stream.of("lab/src", "nat-core/src", "vrrp-agent/src", "cli/src", "bin", "docs")
                .map(ROOT::resolve)
                .flatMap(FactsTest::walk)
                .filter(file -> file.toString().matches(".*\\.(java|md|txt|cfg|sh|yaml)|.*/bin/[\\w-]+"))
                .filter(file ->
                        !file.startsWith(ROOT.resolve("docs/facts")) && !file.endsWith(Path.of("FactsTest.java")))
                .toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the line breaks of comments, so that a citation is found wherever its line ends. */
    private static String inOneLine(Path file) {
        return text(file).replaceAll("\\s*\\n\\s*(?:\\*|//|#|!)?\\s*", " ");
    }

    private static Stream<Path> walk(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void should_find_every_section_row_and_word_that_is_cited() {
        List<String> lost = new ArrayList<>();
        List<Citation> citations = citations();
        for (Citation citation : citations) {
            String text = sections(citation.page()).getOrDefault(citation.section(), "");
            if (text.isEmpty() || rows(text) < citation.row() || !says(text, citation.words())) {
                lost.add(citation.toString());
            }
        }
        assertThat(citations).hasSizeGreaterThan(300);
        assertThat(lost).isEmpty();
    }

    private static long rows(String section) {
        return section.lines()
                .filter(line -> line.startsWith("|") && !line.matches("\\|[-| :]+"))
                .skip(1)
                .count();
    }

    private static boolean says(String section, String words) {
        return plain(section).contains(plain(words));
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[`*\\\\]", "").replaceAll("\\s+", " ");
    }

    @Test
    void should_cite_no_page_without_a_section() {
        List<String> bare = new ArrayList<>();
        for (Path file : files()) {
            String text = CITATION.matcher(inOneLine(file)).replaceAll("");
            if (file.toString().matches(".*\\.(java|sh)")
                    && !file.endsWith(OVER_CITATIONS)
                    && NAMED.matcher(text).find()) {
                bare.add(ROOT.relativize(file).toString());
            }
        }
        assertThat(bare).isEmpty();
    }

    @Test
    void should_use_every_section() {
        Set<String> cited = new HashSet<>(ONLY_READ);
        citations().forEach(citation -> cited.add(citation.page() + " " + citation.section()));
        List<String> unused = new ArrayList<>();
        for (String page : PAGES.keySet()) {
            sections(page).forEach((section, text) -> {
                boolean isTitleOnly = text.strip().lines().count() == 1;
                if (!isTitleOnly && !cited.contains(page + " " + section)) {
                    unused.add(page + " " + section);
                }
            });
        }
        assertThat(unused).isEmpty();
    }
}
