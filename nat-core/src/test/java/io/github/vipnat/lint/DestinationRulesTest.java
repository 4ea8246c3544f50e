package io.github.vipnat.lint;

import static io.github.vipnat.lint.LintedSite.publishing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ports that {@code inside destination} shares out among hosts, and that the VIP is to serve. */
class DestinationRulesTest {

    private static final String WEB = "global: 203.0.113.20, as: ports, ports: [tcp 80, tcp 443]";

    private static final String FULL = "global: 203.0.113.20, as: full, exposure: accepted";

    private static final String[] FARM = {
        "ip nat pool FARM prefix-length 24 type rotary", " address 10.51.10.31 10.51.10.32",
    };

    private static LintedSite sharing(String wish, String... list) {
        return publishing(wish)
                .lines(FARM)
                .lines("ip nat inside destination list 150 pool FARM")
                .lines(list);
    }

    @Test
    void should_name_the_ports_that_two_mechanisms_would_be_about() {
        LintedSite site = sharing(
                WEB,
                "access-list 150 permit tcp any host 203.0.113.20 eq www",
                "access-list 150 permit tcp any host 203.0.113.20 eq 8080");

        assertThat(site.problem()).satisfies(problem -> {
            assertThat(problem.severity() + " " + problem.code()).isEqualTo("RISK destination-list-on-global");
            assertThat(problem.what()).startsWith("tcp 80 of 203.0.113.20").doesNotContain("443", "8080");
            assertThat(problem.fix()).endsWith("no ip nat inside destination list 150 pool FARM");
        });
        assertThat(site.exposure().before()).containsExactly("tcp 80", "tcp 8080");
        assertThat(site.exposure().newlyReachable()).containsExactly("tcp 443");
    }

    @Test
    void should_be_silent_once_either_mechanism_is_gone() {
        String list = "access-list 150 permit tcp any host 203.0.113.20 eq www";
        assertThat(publishing(WEB).lines(FARM).lines(list).found())
                .as("the list is no longer shared out")
                .isEmpty();
        assertThat(sharing(WEB.replace("tcp 80, ", ""), list).found())
                .as("the port is no longer wished")
                .isEmpty();
    }

    @Test
    void should_read_ranges_denies_and_lists_of_one_address() {
        assertThat(sharing(WEB, "access-list 150 permit tcp any 203.0.113.16 0.0.0.15 range 400 500")
                        .exposure()
                        .before())
                .containsExactly("tcp 400 to 500");
        assertThat(sharing(
                                WEB,
                                "access-list 150 deny tcp any host 203.0.113.20 eq www",
                                "access-list 150 permit tcp any host 203.0.113.20")
                        .problem()
                        .what())
                .startsWith("tcp 443 of 203.0.113.20 is");
        assertThat(publishing(WEB)
                        .lines(FARM)
                        .lines("ip nat inside destination list 20 pool FARM", "access-list 20 permit 203.0.113.20")
                        .problem()
                        .what())
                .startsWith("tcp 80, tcp 443 of 203.0.113.20 is");
        assertThat(sharing(WEB, "access-list 150 permit tcp any host 203.0.113.21 eq www")
                        .found())
                .as("another global")
                .isEmpty();
    }

    @Test
    void should_hold_a_full_static_against_everything_that_is_shared_out() {
        assertThat(sharing(FULL, "access-list 150 permit tcp any host 203.0.113.20 eq www")
                        .problem()
                        .what())
                .startsWith("tcp 80 of 203.0.113.20 is");
        assertThat(sharing(
                                "interface: GigabitEthernet0/1, as: ports, ports: [tcp 80]",
                                "access-list 150 permit tcp any host 203.0.113.2 eq www")
                        .problem()
                        .what())
                .as("by interface")
                .startsWith("tcp 80 of 203.0.113.2 is");
    }

    @Test
    void should_say_that_a_destination_static_leads_the_global_elsewhere() {
        LintedSite site = publishing(WEB).lines("ip nat inside destination static 203.0.113.20 10.51.10.31");

        assertThat(site.problem().code()).isEqualTo("destination-static-on-global");
        assertThat(site.problem().fix()).endsWith("no ip nat inside destination static 203.0.113.20 10.51.10.31");
        assertThat(site.exposure().before()).containsExactly("every protocol and port");
        assertThat(publishing(WEB)
                        .lines("ip nat inside destination static 203.0.113.21 10.51.10.31")
                        .found())
                .isEmpty();
    }

    @Test
    void should_say_where_a_list_cannot_be_read() {
        List<Problem> problems = sharing(WEB, "access-list 150 permit tcp any object-group GONE eq www")
                .problems();
        assertThat(problems)
                .extracting(Problem::what)
                .anyMatch(what -> what.startsWith("tcp 80 perhaps, tcp 443 perhaps of 203.0.113.20"));
    }
}
