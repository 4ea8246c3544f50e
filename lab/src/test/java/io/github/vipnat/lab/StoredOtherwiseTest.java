package io.github.vipnat.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A static that stands in the configuration with other words than those it was typed with. */
class StoredOtherwiseTest {

    private static final String FULL = "ip nat inside source static 10.51.10.67 172.18.55.60";
    private static final String PORT = "ip nat inside source static tcp 10.51.10.67 80 172.18.55.60 8080";

    private SimulatedRouter router;
    private Typist typist;

    private void start(Quirk... positions) throws Exception {
        Quirks quirks = Quirks.defaults();
        for (Quirk position : positions) {
            quirks = quirks.with(position);
        }
        router = Fixtures.edgeRouter().quirks(quirks).withoutSsh().start();
        router.configureBehindTheBack("ip host web-vip 10.51.10.67", "archive", "path flash:archive");
        typist = Typist.at(router);
        typist.line("configure terminal");
    }

    @AfterEach
    void leave() {
        typist.close();
        router.close();
    }

    @ParameterizedTest
    @CsvSource({
        "TYPED,             ''",
        "WITH_NO_ALIAS,     ' no-alias'",
        "WITH_A_LATER_WORD, ' pinned'",
        "WITH_REDUNDANCY,   ' redundancy 1'",
        "WITH_ROUTE_MAP,    ' route-map nat-out'"
    })
    void should_print_a_word_more_than_was_typed(Quirk.StoredAs how, String more) throws Exception {
        start(how);
        assertThat(typist.lines(FULL, PORT)).isEmpty();
        assertThat(router.natLines()).contains(FULL + more, PORT + " extendable");
    }

    @Test
    void should_print_names_for_ports_and_addresses() throws Exception {
        start(Quirk.StoredAs.PORTS_BY_NAME);
        typist.line(PORT);
        assertThat(router.natLines())
                .contains("ip nat inside source static tcp 10.51.10.67 www 172.18.55.60 8080 extendable");
        leave();
        start(Quirk.StoredAs.ADDRESSES_BY_NAME);
        typist.lines(FULL, PORT);
        assertThat(router.natLines())
                .contains("ip nat inside source static web-vip 172.18.55.60", PORT + " extendable");
    }

    @Test
    void should_do_it_to_every_static_where_told_to() throws Exception {
        start(Quirk.StoredAs.WITH_NO_ALIAS, Quirk.StoredOtherwise.EVERY_STATIC);
        typist.line(PORT);
        assertThat(router.natLines()).contains(PORT + " extendable no-alias");
    }

    @ParameterizedTest
    @EnumSource(
            value = Quirk.StoredAs.class,
            names = {"WITH_ROUTE_MAP"},
            mode = EnumSource.Mode.EXCLUDE)
    void should_remove_it_by_what_was_typed(Quirk.StoredAs how) throws Exception {
        start(how);
        typist.line(FULL);
        assertThat(typist.line("no " + FULL)).isEmpty();
        assertThat(router.natLines()).noneMatch(line -> line.contains("172.18.55.60"));
    }

    /** The route-map is part of what a rule is known by (ios-facts 1.1). */
    @Test
    void should_not_find_a_rule_without_its_route_map() throws Exception {
        start(Quirk.StoredAs.WITH_ROUTE_MAP);
        typist.line(FULL);
        assertThat(typist.line("no " + FULL)).isEqualTo("%Translation not found!!!!\n");
    }

    @ParameterizedTest
    @EnumSource
    void should_remove_it_by_what_is_printed_alone_where_told_to(Quirk.StoredAs how) throws Exception {
        start(how, Quirk.NoForm.AS_PRINTED, Quirk.StoredOtherwise.EVERY_STATIC);
        typist.line(PORT);
        assertThat(typist.line("no " + PORT)).isEqualTo("%Translation not found!!!!\n");
        assertThat(typist.line("no " + printed())).isEmpty();
        assertThat(router.natLines()).noneMatch(line -> line.contains("172.18.55.60"));
    }

    private String printed() {
        return router.natLines().stream()
                .filter(line -> line.contains("172.18.55.60"))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void should_read_its_own_words_again_after_a_restart_and_in_a_rollback(Quirk.StoredAs how) throws Exception {
        start(how, Quirk.StoredOtherwise.EVERY_STATIC);
        typist.lines(FULL, PORT, "end", "write memory");
        List<String> before = router.natLines();
        String ours = printed();
        typist.lines("configure terminal revert timer 2", "no " + ours);
        router.clock().advance(Duration.ofMinutes(2));
        assertThat(router.natLines()).isEqualTo(before);
        router.reload();
        assertThat(router.natLines()).isEqualTo(before);
        typist = Typist.at(router);
        typist.lines("configure terminal", "no " + ours);
        assertThat(router.natLines()).hasSize(before.size() - 1);
    }
}
