package io.github.vipnat.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.apply.ApplyOptions;
import io.github.vipnat.topology.Router.TransportChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The routers of the field corpus over SSH, with both libraries: trust, probe, plan, apply, verify, rollback, each ending in what
 * is written beside the router. Eight of them in the ordinary run, all with {@code -Dvipnat.full=true}. Prints a table.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class FieldCorpusOverSshTest {

    private static final boolean FULL = Boolean.getBoolean("vipnat.full") || Boolean.getBoolean("vipnat.long");

    /** Each family once, and each way to end. */
    private static final Set<String> ORDINARY = Set.of("02", "05", "06", "09", "12", "25", "29", "31");

    private final List<String> rows = Collections.synchronizedList(new ArrayList<>());

    static Stream<Arguments> routers() throws IOException {
        return FieldRouter.all().stream()
                .filter(field -> FULL || ORDINARY.contains(field.number()))
                .flatMap(field -> Stream.of(TransportChoice.values()).map(transport -> Arguments.of(field, transport)));
    }

    @ParameterizedTest
    @MethodSource("routers")
    void should_end_as_written_and_go_back_to_where_it_was(
            FieldRouter field, TransportChoice transport, @TempDir Path folder) {
        long start = System.nanoTime();
        try (FieldSite site = FieldSite.start(field, transport, folder)) {
            site.trust();
            assertThat(site.probe()).isNotEmpty();
            String ending = end(site, field);
            rows.add(String.format(
                    Locale.ROOT,
                    "%-38s %-5s %6.1f  %s",
                    field.name(),
                    transport,
                    (System.nanoTime() - start) / 1e9,
                    ending));
        }
    }

    private static String end(FieldSite site, FieldRouter field) {
        List<String> refusal = site.refusal();
        if (!refusal.isEmpty() || field.isRefused()) {
            return refuse(site, field, refusal);
        }
        return field.plan().isEmpty() ? leave(site, field) : migrate(site, field);
    }

    private static String leave(FieldSite site, FieldRouter field) {
        site.nothingToApply();
        assertThat(site.linesTyped()).isEmpty();
        assertThat(site.statics()).isEqualTo(field.after());
        site.isAsWished();
        return "nothing to do";
    }

    private static String refuse(FieldSite site, FieldRouter field, List<String> refusal) {
        List<String> fatal = field.findings().stream()
                .filter(finding -> finding.startsWith("FATAL "))
                .map(finding -> finding.substring("FATAL ".length()))
                .toList();
        assertThat(refusal).containsExactlyInAnyOrderElementsOf(fatal);
        assertThat(site.statics()).isEqualTo(field.after());
        assertThat(site.linesTyped()).isEmpty();
        return "refused, nothing typed";
    }

    private static String migrate(FieldSite site, FieldRouter field) {
        List<String> before = site.configuration();
        List<String> saved = site.saved();
        boolean clean = field.unsaved().isEmpty();
        String run = clean ? site.apply() : overUnsavedWork(site);

        assertThat(site.linesTyped()).isEqualTo(field.plan());
        assertThat(site.statics()).isEqualTo(field.after());
        site.isAsWished();

        site.rollback(run);

        assertThat(site.configuration()).isEqualTo(before);
        if (clean) {
            assertThat(site.saved()).isEqualTo(saved);
        }
        return (clean ? "" : "unsaved work told, ") + "applied, verified, back";
    }

    private static String overUnsavedWork(FieldSite site) {
        site.applyIsRefused("unsaved-changes");
        assertThat(site.linesTyped()).isEmpty();
        return site.apply(ApplyOptions.careful().acceptingUnsaved());
    }

    @AfterAll
    void print() {
        System.out.println("Field corpus over SSH\nrouter                                 by    seconds  ending");
        rows.stream().sorted().forEach(System.out::println);
    }
}
