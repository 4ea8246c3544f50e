package io.github.vipnat.lint;

import static io.github.vipnat.lint.AdvisedSite.site;

import org.junit.jupiter.api.Test;

/** As {@link FilterAdviceTest}, for the words behind the addresses of a line. */
class EntryWordsAdviceTest {

    @Test
    void should_read_a_word_for_the_log_and_a_ttl_and_keep_them() throws Exception {
        site().lan("ip access-group TO-LAN out")
                .lines(
                        "ip access-list extended TO-LAN",
                        " permit tcp any host 10.51.10.11 eq www log WEB-HIT",
                        " deny ip any any log-input REST")
                .finds("FATAL filter-shuts-vip-out")
                .typing(
                        "ip access-list resequence TO-LAN 10 10",
                        "ip access-list extended TO-LAN",
                        " 15 permit tcp any host 10.51.10.67 eq 80 log WEB-HIT")
                .letsRequestsPass();
        site().lan("ip access-group FROM-LAN in")
                .lines(
                        "ip access-list extended FROM-LAN",
                        " deny ip any any ttl lt 2",
                        " permit tcp host 10.51.10.11 eq www any ttl gt 1 log",
                        " deny ip any any")
                .finds("FATAL filter-shuts-vip-out")
                .letsAnswersPass();
    }

    @Test
    void should_let_the_vips_flows_open_the_way_for_their_answers_as_the_nodes_do() throws Exception {
        site().lan("ip access-group TO-LAN out")
                .lines(
                        "ip access-list extended TO-LAN",
                        " permit tcp any host 10.51.10.11 eq www reflect ANSWERS",
                        " deny ip any any")
                .finds("FATAL filter-shuts-vip-out")
                .typing(
                        "ip access-list resequence TO-LAN 10 10",
                        "ip access-list extended TO-LAN",
                        " 15 permit tcp any host 10.51.10.67 eq 80 reflect ANSWERS")
                .letsRequestsPass();
    }

    @Test
    void should_let_answers_in_by_the_list_that_reflects_and_not_by_the_one_that_evaluates() throws Exception {
        site().lan("ip access-group TO-LAN out", "ip access-group FROM-LAN in")
                .lines(
                        "ip access-list extended TO-LAN",
                        " permit tcp any host 10.51.10.11 eq www reflect ANSWERS timeout 60",
                        " deny ip any any",
                        "ip access-list extended FROM-LAN",
                        " evaluate ANSWERS",
                        " deny ip any any log")
                .finds("FATAL filter-shuts-vip-out")
                .typing(
                        "ip access-list resequence TO-LAN 10 10",
                        "ip access-list extended TO-LAN",
                        " 15 permit tcp any host 10.51.10.67 eq 80 reflect ANSWERS timeout 60")
                .letsRequestsPass()
                .letsAnswersPass();
    }

    @Test
    void should_let_answers_in_where_flows_to_the_vip_pass_without_opening_their_way() throws Exception {
        site().lan("ip access-group TO-LAN out", "ip access-group FROM-LAN in")
                .lines(
                        "ip access-list extended TO-LAN",
                        " permit tcp any host 10.51.10.11 eq www reflect ANSWERS",
                        " permit ip any any",
                        "ip access-list extended FROM-LAN",
                        " evaluate ANSWERS",
                        " deny ip any any log")
                .finds("FATAL filter-shuts-vip-out")
                .letsAnswersPass();
    }

    @Test
    void should_find_nothing_where_flows_to_the_vip_open_the_way_as_those_to_the_node() throws Exception {
        site().lan("ip access-group TO-LAN out", "ip access-group FROM-LAN in")
                .lines(
                        "ip access-list extended TO-LAN",
                        " permit tcp any 10.51.0.0 0.0.255.255 reflect ANSWERS",
                        "ip access-list extended FROM-LAN",
                        " evaluate ANSWERS")
                .finds();
    }

    /** Each entry once more; the report shortens it, and says how to have all of it. */
    @Test
    void should_have_every_line_of_a_long_fix() throws Exception {
        AdvisedSite site = site().lan("ip access-group TO-LAN out").lines("ip access-list extended TO-LAN");
        for (int client = 1; client <= 200; client++) {
            site.lines(" permit tcp host 198.51.100." + client + " host 10.51.10.11 eq www");
        }

        site.finds("FATAL filter-shuts-vip-out").letsRequestsPass();
    }

    @Test
    void should_be_sure_of_an_entry_that_is_there_at_times_and_not_for_the_vip() throws Exception {
        site().lan("ip access-group TO-LAN out")
                .lines(
                        "ip access-list extended TO-LAN",
                        " permit tcp any host 10.51.10.11 eq www time-range OFFICE",
                        " deny ip any any")
                .finds("FATAL filter-shuts-vip-out")
                .typing(
                        "ip access-list resequence TO-LAN 10 10",
                        "ip access-list extended TO-LAN",
                        " 15 permit tcp any host 10.51.10.67 eq 80 time-range OFFICE");
        site().lan("ip access-group TO-LAN out")
                .lines(
                        "ip access-list extended TO-LAN",
                        " permit tcp any host 10.51.10.11 eq www time-range OFFICE",
                        " permit tcp any host 10.51.10.67 eq www time-range OFFICE",
                        " deny ip any any")
                .finds();
    }
}
