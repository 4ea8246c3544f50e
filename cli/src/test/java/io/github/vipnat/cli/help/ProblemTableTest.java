package io.github.vipnat.cli.help;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.problem.Severity;
import io.github.vipnat.transport.TransportException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every code of a problem is explained, and nothing else is. Codes are words with dashes, so each such word of the sources is
 * one, or is named in {@code no-codes.txt}.
 */
class ProblemTableTest {

    private static final Path ROOT = Path.of(System.getProperty("vipnat.root"));

    private static final Pattern WORD = Pattern.compile("\"([a-z0-9]+(?:-[a-z0-9]+)+)\"");

    /** Rooms that speak the words of others: of routers, of SSH and of secrets in configurations. */
    private static final Pattern OTHER_LANGUAGE =
            Pattern.compile(".*/vipnat/(ios|filter|page|secret/(Ciphers|SecretGrammar|SecretNames)).*");

    /** Put together while vipnat runs, or of one word. */
    private static final Set<String> COMPOSED = Set.of("""
            folder-foreign folder-open link-foreign link-open link-linked file-foreign file-open file-linked
            secret-file-foreign secret-file-open secret-file-linked no-inside-interface no-outside-interface
            route-map-not-defined access-list-not-defined pool-not-defined vrf-not-defined interrupted too-few-open-files
            mapping-id-alone match-in-vrf-alone reversible-alone
            real-server-missing protocol-missing lb-algo-missing lb-kind-missing
            nopreempt-with-priority-255 nopreempt-with-state-master preempt-delay-with-state-master
            preempt-delay-with-strict-mode preempt-delay-with-nopreempt
            strict-refuses-state strict-refuses-accept strict-refuses-higher-prio-send-advert
            strict-refuses-lower-prio-no-advert strict-refuses-down-timer-adverts strict-refuses-garp-lower-prio-repeat
            strict-refuses-garp-lower-prio-delay""".split("\\s+", -1));

    private final ProblemTable table = ProblemTable.read();

    @Test
    void should_explain_every_code_and_nothing_that_is_none() throws IOException {
        Set<String> codes = new TreeSet<>(words());
        codes.removeAll(noCodes());
        codes.addAll(COMPOSED);
        codes.addAll(Arrays.stream(TransportException.Reason.values())
                .map(TransportException.Reason::code)
                .toList());
        assertThat(missing(codes, table.codes()))
                .as("codes without a line in problems.txt; words that are no codes belong into no-codes.txt")
                .isEmpty();
        assertThat(missing(table.codes(), codes))
                .as("lines about codes that no source has")
                .isEmpty();
    }

    @Test
    void should_keep_no_word_that_no_source_has() throws IOException {
        assertThat(missing(noCodes(), words())).isEmpty();
    }

    @Test
    void should_end_every_explanation_with_a_full_stop_and_give_each_code_one() {
        List<String> all = table.chapters().stream()
                .flatMap(chapter -> chapter.meanings().keySet().stream())
                .toList();
        assertThat(all).doesNotHaveDuplicates();
        assertThat(table.chapters())
                .allSatisfy(chapter -> assertThat(chapter.meanings().values()).allMatch(text -> text.endsWith(".")));
    }

    /** To write the page anew: {@code -Dvipnat.golden=update}. */
    @Test
    void should_be_the_page_in_the_documents() throws IOException {
        Path page = ROOT.resolve("docs").resolve("problems.md");
        if ("update".equals(System.getProperty("vipnat.golden"))) {
            Files.writeString(page, table.page());
        }
        assertThat(Files.readString(page)).isEqualTo(table.page());
        assertThat(table.page()).contains(Severity.FATAL.name(), Severity.RISK.name(), Severity.UNTIDY.name());
    }

    private static Set<String> missing(Set<String> wanted, Set<String> there) {
        Set<String> missing = new TreeSet<>(wanted);
        missing.removeAll(there);
        return missing;
    }

    private static Set<String> noCodes() throws IOException {
        return Files.readString(Path.of("src/test/resources/io/github/vipnat/cli/help/no-codes.txt"))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .flatMap(line -> Stream.of(line.split(" ", -1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> words() {
        Set<String> words = new TreeSet<>();
        Stream.of("nat-core", "vrrp-agent", "cli")
                .flatMap(ProblemTableTest::sources)
                .filter(file -> !OTHER_LANGUAGE.matcher(file.toString()).matches())
                .forEach(file -> {
                    Matcher word = WORD.matcher(read(file));
                    while (word.find()) {
                        words.add(word.group(1));
                    }
                });
        return words;
    }

    private static Stream<Path> sources(String module) {
        try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
