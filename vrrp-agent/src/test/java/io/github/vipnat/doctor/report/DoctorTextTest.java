package io.github.vipnat.doctor.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.doctor.Check;
import io.github.vipnat.doctor.CheckGroup;
import io.github.vipnat.doctor.Diagnosis;
import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.doctor.Verdict;
import io.github.vipnat.report.Style;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table as a person sees it. */
class DoctorTextTest {

    private record Named(String code, CheckGroup group) implements Check {
        @Override
        public String summary() {
            return "Looks at " + code + ".";
        }

        @Override
        public List<Finding> check(SiteSight sight) {
            return List.of();
        }
    }

    private static final List<Check> CHECKS = List.of(
            new Named("login", CheckGroup.ACCESS),
            new Named("nginx", CheckGroup.SERVICES),
            new Named("vip-holder", CheckGroup.VRRP));

    private static final Finding DOWN = new Finding(
            "login",
            Verdict.NOT_CHECKED,
            "vm2",
            "no answer at 10.51.10.12 within 10 seconds",
            "not known is not well",
            "ssh vm2",
            List.of());

    private static final List<Finding> LINES = List.of(
            DOWN,
            new Finding("nginx", Verdict.OK, "vm1", "runs since yesterday", "", "", List.of()),
            new Finding(
                    "nginx",
                    Verdict.NOT_CHECKED,
                    "vm2",
                    "not asked",
                    "",
                    "",
                    List.of(new Finding.Cause("login", "vm2"))),
            new Finding(
                    "vip-holder",
                    Verdict.FAULT,
                    "web",
                    "10.51.10.67 is on no node, and this sentence goes on until it has to be broken between its words",
                    "nothing can be reached",
                    "sudo systemctl status keepalived",
                    List.of()));

    @Test
    void should_tell_each_cause_once_with_what_follows_under_it() {
        assertThat(new DoctorText(CHECKS, Style.PLAIN).of(Diagnosis.of(LINES))).isEqualTo("""
                access
                  not checked  vm2: no answer at 10.51.10.12 within 10 seconds (login)
                               why  not known is not well
                               fix  ssh vm2
                               so   not checked: nginx

                services
                  ok           nginx: vm1

                vrrp
                  fault        web: 10.51.10.67 is on no node, and this sentence goes on until
                               it has to be broken between its words (vip-holder)
                               why  nothing can be reached
                               fix  sudo systemctl status keepalived

                1 fault, 0 warning, 0 note, 1 not checked, 1 ok
                """);
    }

    @Test
    void should_tell_what_is_well_with_details() {
        assertThat(new DoctorText(CHECKS, new Style(false, true)).of(Diagnosis.of(LINES)))
                .contains("  ok           vm1: runs since yesterday (nginx)");
    }
}
