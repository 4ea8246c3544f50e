package io.github.vipnat.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.apply.ApplyOptions;
import io.github.vipnat.apply.Outcome;
import io.github.vipnat.lab.Fault;
import io.github.vipnat.lab.Fault.Moment;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.session.SendWindow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody else configures the router at the same time: what they did stays done, and what they did not do is not theirs. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(240)
class OthersAtWorkTest {

    private static final String THIRD = LabSite.BEFORE.get(2);
    private static final String FOREIGN = "ip nat inside source static tcp 10.52.10.40 25 172.18.55.60 25 extendable";
    private static final ApplyOptions ONE_BY_ONE = ApplyOptions.careful().with(SendWindow.ofLines(1));

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private static void assertLeft(Outcome outcome, String line) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.LeftForHuman.class, left -> {
            assertThat(left.hindrance().code()).isEqualTo("not-as-before");
            assertThat(left.hindrance().what()).contains(line);
        });
    }

    /** Who removes the same rule at the same time is at the same work: nothing is claimed, undone or saved. */
    @Test
    void should_stop_when_somebody_else_has_already_removed_what_is_to_be_removed() throws IOException {
        try (LabSite site = LabSite.start(folder)) {
            site.moments.at("line 2", () -> site.router.configureBehindTheBack("no " + THIRD));

            Outcome outcome = site.apply();

            assertLeft(outcome, "- " + THIRD);
            assertThat(((Outcome.LeftForHuman) outcome).cause().code()).isEqualTo("rule-gone");
            assertThat(site.startupNatLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
            assertThat(site.router.natLines()).doesNotContain(THIRD);
        }
    }

    @Test
    void should_not_put_back_what_somebody_else_removed() throws IOException {
        List<String> left = new ArrayList<>(LabSite.BEFORE);
        left.remove(THIRD);
        try (LabSite site = LabSite.start(folder)) {
            site.moments.at("line 2", () -> site.router.configureBehindTheBack("no " + THIRD));
            site.router.setFault(new Fault.DenyAuthorization("^ip nat inside source static 10.51.10.67 192"));

            assertLeft(site.apply(ONE_BY_ONE), "- " + THIRD);
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(left);
            assertThat(site.startupNatLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
        }
    }

    @Test
    void should_not_take_out_what_somebody_else_put_in_before_it_was_its_turn() throws IOException {
        String ours = "ip nat inside source static 10.51.10.67 192.168.4.51 extendable";
        try (LabSite site = LabSite.start(folder)) {
            site.moments.at("line 3", () -> {
                site.router.configureBehindTheBack(ours);
                site.router.setFault(new Fault.DisconnectAfterLine(1, Moment.AFTER_EXECUTION));
            });

            assertLeft(site.apply(ONE_BY_ONE), "+ " + ours);
            assertThat(site.router.natLines())
                    .containsAll(LabSite.BEFORE)
                    .contains(ours)
                    .hasSize(LabSite.BEFORE.size() + 1);
        }
    }

    /** A device takes a rule that stands without a word; the removals that found nothing tell whose it is. */
    @ParameterizedTest
    @ValueSource(ints = {1, 8, 64})
    void should_leave_what_another_vipnat_did_at_the_same_time(int window) throws IOException {
        try (LabSite site = LabSite.start(folder)) {
            site.moments.at("SEND", () -> {
                LabSite.BEFORE.subList(0, 5).forEach(rule -> site.router.configureBehindTheBack("no " + rule));
                LabSite.AFTER.subList(0, 2).forEach(site.router::configureBehindTheBack);
            });

            assertThat(site.apply(ApplyOptions.careful().with(SendWindow.ofLines(window))))
                    .isInstanceOf(Outcome.LeftForHuman.class);
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.AFTER);
            assertThat(site.startupNatLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
        }
    }

    @Test
    void should_tell_what_others_changed_that_the_run_is_not_about() throws IOException {
        String route = "ip route 10.99.0.0 255.255.0.0 10.51.10.1";
        try (LabSite site = LabSite.start(folder)) {
            site.moments.at("VERIFY", () -> {
                site.router.configureBehindTheBack(FOREIGN);
                site.router.configureBehindTheBack(route);
            });

            assertThat(site.apply())
                    .isInstanceOfSatisfying(
                            Outcome.WentBack.class,
                            back -> assertThat(back.others()).containsExactlyInAnyOrder("+ " + FOREIGN, "+ " + route));
            assertThat(site.router.natLines()).containsAll(LabSite.BEFORE).contains(FOREIGN);
        }
    }

    /** A word that somebody else adds to a rule that we keep, or the same global for another host. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ip nat inside source static tcp 10.52.10.99 8443 172.18.55.51 8443 extendable",
                "ip nat inside source static tcp 10.51.10.67 25 198.51.100.7 25 extendable",
                "ip nat inside source static tcp 10.51.10.11 25 198.51.100.8 25 extendable"
            })
    void should_not_call_it_as_before_when_somebody_else_changed_what_the_run_is_about(String line) throws IOException {
        try (LabSite site = LabSite.start(folder)) {
            site.moments.at("VERIFY", () -> site.router.configureBehindTheBack(line));

            assertLeft(site.apply(), "+ " + line);
            assertThat(site.router.natLines()).containsAll(LabSite.BEFORE).contains(line);
            assertThat(site.startupNatLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
        }
    }

    @Test
    void should_take_its_rules_out_of_the_startup_configuration_although_somebody_else_typed_meanwhile()
            throws IOException {
        try (LabSite site = LabSite.start(folder)) {
            site.moments.at("SAVE", () -> {
                site.router.configureBehindTheBack(FOREIGN);
                // Nobody is let in to see that it was saved.
                site.router.setFault(
                        new Fault.DisconnectAfterLine(1, Moment.AFTER_EXECUTION).then(new Fault.RefuseLogin(1)));
            });

            assertThat(site.apply()).isInstanceOf(Outcome.WentBack.class);
            List<String> expected = new ArrayList<>(LabSite.BEFORE);
            expected.add(FOREIGN);
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(site.startupNatLines()).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void should_find_its_change_saved_together_with_what_somebody_else_typed_meanwhile() throws IOException {
        try (LabSite site = LabSite.start(folder)) {
            site.moments.at("SAVE", () -> {
                site.router.configureBehindTheBack(FOREIGN);
                site.router.setFault(new Fault.DisconnectAfterLine(1, Moment.AFTER_EXECUTION));
            });

            assertThat(site.apply()).isInstanceOf(Outcome.Done.class);
            assertThat(site.router.natLines()).containsAll(LabSite.AFTER).contains(FOREIGN);
            assertThat(site.startupNatLines()).isEqualTo(site.router.natLines());
        }
    }

    @Test
    void should_not_mind_what_somebody_else_types_behind_its_save() throws IOException {
        try (LabSite site = LabSite.start(folder)) {
            site.moments.at("SAVE", () -> site.router.setFault(new Fault.OtherOperator(2, List.of(FOREIGN))));

            assertThat(site.apply()).isInstanceOf(Outcome.Done.class);
            assertThat(site.router.natLines()).containsAll(LabSite.AFTER).contains(FOREIGN);
            assertThat(site.startupNatLines()).containsExactlyInAnyOrderElementsOf(LabSite.AFTER);
        }
    }

    @Test
    void should_not_call_a_change_saved_that_somebody_else_undid_before_the_save() throws IOException {
        try (LabSite site = LabSite.start(folder)) {
            site.moments.at("SAVE", () -> site.router.configureBehindTheBack("no " + LabSite.AFTER.get(0)));

            assertThat(site.apply()).isInstanceOf(Outcome.WentBack.class);
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
            assertThat(site.startupNatLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
        }
    }

    @Test
    void should_take_its_rules_out_of_the_startup_configuration_when_somebody_else_saved_in_the_middle()
            throws IOException {
        try (LabSite site = LabSite.start(folder);
                OtherOperator other = new OtherOperator(site.router)) {
            site.moments.at("line 5", () -> {
                other.types("write memory");
                site.router.setFault(new Fault.DisconnectAfterLine(1, Moment.BEFORE_EXECUTION));
            });

            assertThat(site.apply(ONE_BY_ONE)).isInstanceOf(Outcome.WentBack.class);
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
            assertThat(site.startupNatLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
        }
    }

    @Test
    void should_not_quote_a_configuration_that_breaks_off() throws IOException {
        String secret = "$9$abcdefghijk";
        String configuration =
                LabSite.CONFIGURATION.replace("hostname edge", "hostname edge\nusername other secret 9 " + secret);
        try (LabSite site = LabSite.start(folder, builder -> builder.configuration(configuration))) {
            int sent = site.router.runningConfig().indexOf(secret) + secret.length() + 350;
            site.router.setFault(new Fault.DisconnectAfterBytes(sent));

            ProblemException broken = Assertions.catchThrowableOfType(ProblemException.class, site::plan);

            assertThat(broken.problems().get(0).code()).isEqualTo("session-ended");
            assertThat(broken.getMessage()).contains("show running-config").doesNotContain(secret);
        }
    }
}
