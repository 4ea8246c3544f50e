package io.github.vipnat.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.topology.Acceptance;
import io.github.vipnat.topology.Router;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A person weighs a finding once, and is asked again when it changes or its day is past. */
class AcceptedFindingsTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-28");

    private static final Problem RISK = risk("line 42: ip route 10.0.0.0 leads to vm1");

    private static Problem risk(String what) {
        return Problem.risk("retired-address-named", "router edge", what, "why", "fix");
    }

    private static AcceptedFindings judged(List<Problem> found, Acceptance... entries) {
        Router router = new Router(
                "edge",
                "10.51.10.254",
                22,
                Router.TransportChoice.SSHJ,
                List.of(),
                List.of(),
                Optional.empty(),
                "netops",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(entries));
        return AcceptedFindings.among(router, found, TODAY);
    }

    private static Acceptance entry(String subject, String until) {
        return new Acceptance(
                "cluster.yaml:20:9",
                "retired-address-named",
                subject,
                "vm1 is monitored there",
                LocalDate.parse("2026-01-01"),
                LocalDate.parse(until));
    }

    private static List<String> open(AcceptedFindings judged) {
        return judged.open().stream().map(Problem::code).toList();
    }

    @Test
    void should_take_a_finding_whose_words_are_those_that_were_accepted() {
        AcceptedFindings judged =
                judged(List.of(RISK), entry("line 7: ip route 10.0.0.0\n   leads to vm1", "2026-11-28"));
        assertThat(judged.open()).isEmpty();
        assertThat(judged.accepted()).hasSize(1);
        assertThat(judged.accepted().get(0).finding()).isEqualTo(RISK);
    }

    @Test
    void should_tell_it_again_when_it_says_something_else_and_say_why() {
        Problem other = risk("line 42: ip route 10.0.0.0 leads to vm2");
        assertThat(open(judged(List.of(other), entry(RISK.what(), "2026-11-28"))))
                .containsExactly("retired-address-named", "accepted-otherwise");
        assertThat(open(judged(List.of(RISK, other), entry(RISK.what(), "2026-11-28"))))
                .containsExactly("retired-address-named", "accepted-otherwise");
    }

    @Test
    void should_be_a_fault_of_its_own_from_the_day_after() {
        AcceptedFindings judged = judged(List.of(RISK), entry(RISK.what(), "2026-11-27"));
        assertThat(judged.accepted()).isEmpty();
        assertThat(open(judged)).containsExactly("retired-address-named", "acceptance-expired");
        assertThat(judged.open().get(1).what()).contains("2026-11-27", "vm1 is monitored there");
    }

    @Test
    void should_never_accept_what_is_fatal() {
        Problem fatal = Problem.fatal("retired-address-named", "router edge", RISK.what(), "why", "fix");
        AcceptedFindings judged = judged(List.of(fatal), entry(RISK.what(), "2026-11-28"));
        assertThat(judged.accepted()).isEmpty();
        assertThat(open(judged)).containsExactly("retired-address-named", "accepted-fatal");
    }

    @Test
    void should_say_nothing_of_an_entry_whose_finding_is_not_there() {
        assertThat(judged(List.of(), entry(RISK.what(), "2020-01-01")).open()).isEmpty();
        Problem other = Problem.risk("global-in-pool", "router edge", RISK.what(), "why", "fix");
        assertThat(open(judged(List.of(other), entry(RISK.what(), "2026-11-28"))))
                .containsExactly("global-in-pool");
    }
}
