package io.github.vipnat.keepalived.conf.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.keepalived.conf.Conf;
import io.github.vipnat.keepalived.conf.ConfFiles;
import io.github.vipnat.keepalived.conf.ConfFinding;
import io.github.vipnat.keepalived.conf.ConfLine;
import io.github.vipnat.keepalived.conf.Entry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfParserTest {

    private static final List<String> PIECES = List.of(
            "vrrp_instance",
            " ",
            "A",
            "{",
            "}",
            "\n",
            "\r\n",
            "\"",
            "'",
            "\\",
            "#",
            "!",
            "$A",
            "${A}",
            "$A=",
            "~SEQ(A,1,3)",
            "~LST({A,B},{1,2})",
            "@h",
            "@^h",
            "include",
            "priority",
            "100",
            "\t",
            "é",
            "\u0001",
            "include x",
            "\\\n",
            "virtual_ipaddress",
            "track_process",
            "authentication",
            "\ud83d\ude00");

    private static Conf parse(String... lines) {
        return new ConfParser(ConfFiles.none()).parse("k.conf", String.join("\n", lines) + "\n");
    }

    private static List<String> codes(Conf conf) {
        return conf.findings().stream().map(ConfFinding::code).toList();
    }

    private static Entry.Block instance(Conf conf) {
        return conf.blocks("vrrp_instance").get(0);
    }

    @Test
    void should_read_an_instance_with_the_place_of_every_word() {
        Conf conf = parse("vrrp_instance VI_1 {", "    priority 100", "}");
        ConfLine priority = instance(conf).last("priority").orElseThrow();
        assertThat(priority.word(1)).isEqualTo("100");
        assertThat(priority.at(1)).hasToString("k.conf:2:14");
        assertThat(conf.findings()).isEmpty();
    }

    @Test
    void should_read_a_block_whose_brace_stands_on_the_next_line_or_that_is_one_line_long() {
        Conf conf = parse("vrrp_instance A", "{", "authentication { auth_type PASS }", "priority 9 }");
        assertThat(instance(conf)
                        .blocks("authentication")
                        .get(0)
                        .last("auth_type")
                        .orElseThrow()
                        .word(1))
                .isEqualTo("PASS");
        assertThat(instance(conf).last("priority").orElseThrow().word(1)).isEqualTo("9");
        assertThat(conf.findings()).isEmpty();
    }

    @Test
    void should_end_a_word_at_a_comment_sign_and_say_so() {
        Conf conf = parse("vrrp_instance A {", "authentication {", "auth_pass ab!cd", "}", "}");
        assertThat(instance(conf)
                        .blocks("authentication")
                        .get(0)
                        .last("auth_pass")
                        .orElseThrow()
                        .word(1))
                .isEqualTo("ab");
        assertThat(codes(conf)).containsExactly("comment-sign-in-value");
        assertThat(conf.findings().get(0).at()).hasToString("k.conf:3:13");
    }

    @Test
    void should_keep_a_comment_sign_in_double_quotes_or_after_a_backslash() {
        Conf conf = parse("vrrp_instance A {", "authentication {", "auth_pass \"ab!cd\"", "auth_pass x\\#y", "}", "}");
        Entry.Block authentication = instance(conf).blocks("authentication").get(0);
        assertThat(authentication.lines("auth_pass"))
                .extracting(line -> line.word(1))
                .containsExactly("ab!cd", "x#y");
        assertThat(conf.findings()).isEmpty();
    }

    @Test
    void should_not_let_single_quotes_protect_a_brace_or_a_comment_sign() {
        Conf conf = parse("vrrp_script a {", "script 'x # y'", "}");
        assertThat(conf.blocks("vrrp_script")
                        .get(0)
                        .last("script")
                        .orElseThrow()
                        .words())
                .hasSize(2);
    }

    @Test
    void should_read_an_unknown_block_as_keepalived_does_so_that_its_brace_closes_the_instance() {
        Conf conf = parse("vrrp_instance A {", "strange {", "state MASTER", "}", "priority 90", "}");
        assertThat(instance(conf).last("state")).isPresent();
        assertThat(instance(conf).last("priority"))
                .as("lost: it stands outside now")
                .isEmpty();
        assertThat(codes(conf)).containsExactly("unknown-block", "brace-unexpected", "unknown-keyword", "brace-extra");
    }

    @Test
    void should_guess_what_a_misspelt_keyword_was_to_be() {
        Conf conf = parse(
                "vrrp_instance A {",
                "virtual_routerid 3",
                "}",
                "net_namespac x",
                "global_defs {",
                "net_namespace x",
                "}");
        assertThat(conf.findings())
                .extracting(ConfFinding::fix)
                .containsExactly(
                        "write virtual_router_id instead of virtual_routerid",
                        "write net_namespace instead of net_namespac",
                        "move the line out of the block, to the top of the file");
    }

    @Test
    void should_skip_a_second_instance_of_the_same_name_whole() {
        Conf conf = parse(
                "vrrp_instance A {",
                "priority 9",
                "}",
                "vrrp_instance A {",
                "x {",
                "}",
                "priority 8",
                "}",
                "track_group g {",
                "}");
        assertThat(conf.blocks("vrrp_instance")).hasSize(1);
        assertThat(codes(conf)).containsExactly("block-defined-twice");
        assertThat(conf.blocks("track_group")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$P=90\npriority $P",
                "$P=9\npriority ${P}0",
                "$A=90\n$P=$A\npriority $P",
                "$LINE=priority 90\n$LINE",
                "$BLOCK=\\\nstate BACKUP\\\npriority 90\n$BLOCK",
                "~SEQ(P, 90, 90) priority $P",
                "~LST(P, 90) priority $P",
                "~LST({K,P}, {priority,90}) $K $P",
                "@h1 priority 90",
                "@^h2 priority 90",
                "~SEQx(P, 0x90, 0x90) priority $P",
                "priority ${_RANDOM 90 99}"
            })
    void should_put_definitions_sequences_and_conditions_in(String lines) {
        String[] parts = lines.split("\n", -1);
        String inside = parts[parts.length - 1];
        String before = lines.substring(0, lines.length() - inside.length());
        Conf conf = new ConfParser(ConfFiles.none(), Optional.of("h1"))
                .parse("k.conf", before + "vrrp_instance A {\n" + inside + "\n}\n");
        assertThat(instance(conf).last("priority").orElseThrow().word(1)).isEqualTo("90");
        assertThat(conf.findings()).isEmpty();
    }

    @Test
    void should_leave_an_undefined_name_as_it_stands() {
        assertThat(instance(parse("vrrp_instance A {", "priority $NOBODY", "}"))
                        .last("priority")
                        .orElseThrow()
                        .word(1))
                .isEqualTo("$NOBODY");
    }

    @Test
    void should_make_a_line_for_every_value_of_a_sequence_and_nest_sequences() {
        Conf conf = parse("~SEQ(A, 1, 3) ~SEQ(B, 10, 10, 20) vrrp_sync_group g${A}_${B} { }");
        assertThat(conf.blocks("vrrp_sync_group"))
                .extracting(Entry.Block::name)
                .as("a sequence made by a sequence runs at once")
                .startsWith("g1_10", "g1_20");
    }

    @Test
    void should_read_included_files_relative_to_the_including_one() {
        Conf conf = new ConfParser(new MemoryFiles(Map.of(
                        "d/k.conf",
                        "include sub/*.conf\n",
                        "d/sub/a.conf",
                        "vrrp_sync_group a {\n}\ninclude b.inc\n",
                        "d/sub/b.inc",
                        "vrrp_sync_group b {\n",
                        "d/sub/c.conf",
                        "}\n")))
                .parse("d/k.conf");
        assertThat(conf.blocks("vrrp_sync_group")).extracting(Entry.Block::name).containsExactly("a", "b");
        assertThat(conf.blocks("vrrp_sync_group").get(1).line().at()).hasToString("d/sub/b.inc:1:1");
        assertThat(conf.findings()).isEmpty();
        assertThat(conf.print()).isEqualTo("include sub/*.conf\n");
    }

    @Test
    void should_refuse_a_file_that_includes_itself_through_another() {
        Conf conf = new ConfParser(new MemoryFiles(Map.of("a", "include b\n", "b", "include a\n"))).parse("a");
        assertThat(codes(conf)).containsExactly("include-loop");
        assertThat(conf.findings().get(0).at()).hasToString("b:1:1");
    }

    @Test
    void should_bound_how_many_files_include_one_another() {
        Map<String, String> files = new java.util.HashMap<>();
        for (int i = 0; i < 60; i++) {
            files.put("f" + i, "include f" + (i + 1) + "\n");
        }
        assertThat(codes(new ConfParser(new MemoryFiles(files)).parse("f0"))).containsExactly("too-many-includes");
    }

    @Test
    void should_bound_a_sequence_that_would_never_end_and_a_definition_that_names_itself() {
        assertThat(codes(parse("~SEQ(A, 1, 900000000000) ~SEQ(B, 1, 900000000000) ~SEQ(C, 1, 900000000000) vrrp_x $A")))
                .contains("too-many-lines");
        assertThat(codes(parse("$A=$A", "$A"))).contains("definition-endless");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "~SEQ(A, 1, 100000000) vrrp_instance i$A {\n}",
                "~SEQ(A, 1, 100000000) vrrp_x %s",
                "vrrp_instance i {\nvirtual_ipaddress {\n~SEQ(A, 1, 100000000) %s\n}\n}",
                "~SEQ(A, 1, 1000) ~SEQ(B, 1, 100000) vrrp_sync_group g${A}_$B {\n}",
                "~SEQ(A, 1, 100000000) # $A",
                "~SEQ(A, 1, 100000000) $B=%s",
                "$L=a \\\n%s\\\n$A\n~SEQ(A, 1, 100000000) $L",
            })
    void should_keep_little_of_a_short_file_that_means_millions_of_lines(String text) {
        Conf conf = parse(text.replace("%s", "$A ".repeat(300)).split("\n", -1));

        assertThat(codes(conf)).contains("too-many-lines");
        assertThat(conf.entries().size()).isLessThanOrEqualTo(100_000);
    }

    @Test
    void should_read_the_rest_of_a_line_longer_than_1023_bytes_as_a_line_of_its_own() {
        Conf conf = parse("# " + "x".repeat(1021) + "vrrp_sync_group a {", "}");
        assertThat(conf.blocks("vrrp_sync_group")).extracting(Entry.Block::name).containsExactly("a");
        assertThat(conf.findings().get(0).code()).isEqualTo("line-too-long");
        assertThat(conf.findings().get(0).at()).hasToString("k.conf:1:1024");
    }

    @Test
    void should_say_which_braces_and_quotes_are_missing() {
        assertThat(codes(parse("vrrp_instance A {", "priority 1"))).containsExactly("brace-not-closed");
        assertThat(codes(parse("}"))).containsExactly("brace-extra");
        assertThat(codes(parse("vrrp_instance A", "priority 1", "}"))).containsExactly("brace-missing", "brace-extra");
        assertThat(codes(parse("vrrp_script a {", "script \"x", "}"))).contains("quote-not-closed");
    }

    @Test
    void should_check_numbers_and_booleans_against_what_keepalived_accepts() {
        Conf conf = parse(
                "vrrp_instance A {",
                "priority 300",
                "advert_int 0.001",
                "virtual_router_id x",
                "debug",
                "smtp_alert maybe",
                "preempt_delay -1",
                "priority 100",
                "}");
        assertThat(conf.findings()).extracting(finding -> finding.at().line()).containsExactly(2, 3, 4, 5, 6, 7);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void should_print_back_every_character_of_any_text_and_never_fail_on_it(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(400); i >= 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        Conf conf = new ConfParser(ConfFiles.none()).parse("k.conf", text.toString());
        assertThat(conf.print()).as("seed %d", seed).isEqualTo(text.toString());
        assertThat(conf.findings())
                .allSatisfy(finding -> assertThat(finding.toProblem().code()).isNotEmpty());
    }
}
