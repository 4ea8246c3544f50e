package io.github.vipnat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.cli.process.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A finding that a person lives with is one line, and no fault, until its day is past or it changes. */
class AcceptTest {

    private static final String WHAT =
            "the VIP answers on 172.18.55.51, 192.168.4.51, and the router has 2 outside interfaces"
                    + " (GigabitEthernet0/1, GigabitEthernet0/2)";

    @TempDir
    Path folder;

    private CliSite.Run vipnat(CliSite site, String accept, String... arguments) {
        site.write("cluster.yaml", """
                cluster: web
                vip: 10.51.10.67
                nodes:
                  - { name: vm1, address: 10.51.10.11 }
                  - { name: vm2, address: 10.51.10.12 }
                routers:
                  - name: edge
                    address: 10.51.10.254
                    username: netops
                    password: env:IOS_PASSWORD
                    publish:
                      - { global: 172.18.55.51, as: full, exposure: accepted }
                      - { global: 192.168.4.51, as: full, exposure: accepted }
                """ + accept);
        return site.vipnat(arguments);
    }

    private static String accept(String code, String subject, String until) {
        return "    accept:\n      - code: " + code + "\n        subject: \"" + subject
                + "\"\n        reason: one provider routes both\n        date: 2026-01-01\n        until: " + until
                + "\n";
    }

    private String[] with(String command) {
        return new String[] {
            command,
            "--running-config",
            Path.of("../nat-core/src/test/resources/golden/plan/document/running.cfg")
                    .toString()
        };
    }

    @Test
    void should_show_one_line_until_its_day_is_past_or_it_changes() {
        try (CliSite site = new CliSite(folder)) {
            String accepted = accept("two-outside-interfaces", WHAT, "9999-12-31");
            assertThat(vipnat(site, accepted, with("plan"))
                            .endsWith(ExitCode.DONE)
                            .out())
                    .endsWith("\naccepted until 9999-12-31: two-outside-interfaces, one provider routes both\n")
                    .doesNotContain("RISK");
            String expired = accept("two-outside-interfaces", WHAT, "2026-01-02");
            assertThat(vipnat(site, expired, with("plan"))
                            .endsWith(ExitCode.DONE)
                            .out())
                    .contains("RISK two-outside-interfaces", "RISK acceptance-expired");
            String other = accept("two-outside-interfaces", WHAT.replace(" 2 ", " 3 "), "9999-12-31");
            assertThat(vipnat(site, other, with("plan")).endsWith(ExitCode.DONE).out())
                    .contains("RISK two-outside-interfaces", "UNTIDY accepted-otherwise");
        }
    }

    @Test
    void should_find_no_fault_but_in_what_is_not_accepted() {
        try (CliSite site = new CliSite(folder)) {
            assertThat(vipnat(site, "", with("lint")).endsWith(ExitCode.DRIFT).out())
                    .contains("two-outside-interfaces");
            CliSite.Run lint = vipnat(site, accept("two-outside-interfaces", WHAT, "9999-12-31"), with("lint"));
            assertThat(lint.out())
                    .contains("accepted until 9999-12-31: two-outside-interfaces")
                    .doesNotContain("RISK two-outside-interfaces");
        }
    }

    @Test
    void should_want_a_reason_and_days_that_exist() {
        try (CliSite site = new CliSite(folder)) {
            assertThat(vipnat(site, accept("two-outside-interfaces", WHAT, "2026-02-30"), "lint")
                            .endsWith(ExitCode.INPUT)
                            .err())
                    .contains("bad-date");
            assertThat(vipnat(site, accept("two-outside-interfaces", WHAT, "2025-01-01"), "lint")
                            .endsWith(ExitCode.INPUT)
                            .err())
                    .contains("until is a day before date");
            assertThat(vipnat(site, "    accept:\n      - { code: x }\n", "lint")
                            .endsWith(ExitCode.INPUT)
                            .err())
                    .contains("no subject", "no reason", "no date", "no until");
            String twice = accept("two-outside-interfaces", WHAT, "9999-12-31");
            assertThat(vipnat(site, twice + twice.replace("    accept:\n", ""), "lint")
                            .endsWith(ExitCode.INPUT)
                            .err())
                    .contains("duplicate-acceptance");
        }
    }
}
