package io.github.vipnat.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.doctor.Finding.Cause;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One cause is one fault, and what follows from it stands under it. */
class DiagnosisTest {

    private static Finding line(String check, Verdict verdict, String where, Cause... because) {
        return new Finding(check, verdict, where, check, "", "", List.of(because));
    }

    private static Cause by(String check, String where) {
        return new Cause(check, where);
    }

    @Test
    void should_tell_what_follows_under_the_last_cause_of_the_chain() {
        Finding vip = line("vip-holder", Verdict.FAULT, "web", by("keepalived-runs", "vm1"));
        Finding arp = line("router-arp", Verdict.FAULT, "edge", by("vip-holder", "web"));
        Finding runs = line("keepalived-runs", Verdict.FAULT, "vm1");
        Diagnosis diagnosis = Diagnosis.of(List.of(vip, arp, runs));
        assertThat(diagnosis.faults()).containsExactly(runs);
        assertThat(diagnosis.told()).containsExactly(new Diagnosis.Told(runs, List.of(vip, arp)));
        assertThat(diagnosis.cause(arp)).contains(vip);
    }

    @Test
    void should_not_take_a_line_of_another_place_or_one_that_is_well_for_a_cause() {
        Finding elsewhere = line("nginx", Verdict.FAULT, "vm2");
        Finding well = line("keepalived-runs", Verdict.OK, "vm1");
        Finding vip = line("vip-holder", Verdict.FAULT, "web", by("nginx", "vm1"), by("keepalived-runs", "vm1"));
        assertThat(Diagnosis.of(List.of(elsewhere, well, vip)).faults()).containsExactly(elsewhere, vip);
    }

    @Test
    void should_put_what_was_not_checked_under_what_could_not_be_asked_and_no_fault() {
        Finding access = line("login", Verdict.NOT_CHECKED, "vm2");
        Finding unseen = line("nginx", Verdict.NOT_CHECKED, "vm2", by("login", "vm2"));
        Finding fault = line("router-arp", Verdict.FAULT, "edge", by("login", "vm2"));
        Diagnosis diagnosis = Diagnosis.of(List.of(access, unseen, fault));
        assertThat(diagnosis.told()).contains(new Diagnosis.Told(access, List.of(unseen)));
        assertThat(diagnosis.faults()).containsExactly(fault);
    }

    @Test
    void should_tell_one_of_a_circle_of_causes_and_lose_none() {
        Finding one = line("one", Verdict.FAULT, "vm1", by("two", "vm1"));
        Finding two = line("two", Verdict.FAULT, "vm1", by("one", "vm1"));
        Finding three = line("three", Verdict.FAULT, "vm1", by("two", "vm1"));
        assertThat(Diagnosis.of(List.of(one, two, three)).told())
                .containsExactly(new Diagnosis.Told(one, List.of(two, three)));
    }
}
