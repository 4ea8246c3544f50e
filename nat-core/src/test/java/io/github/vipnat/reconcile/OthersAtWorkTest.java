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

/** Somebody else configures the router at the same time: what they did stays done, and what they did not do is not theirs. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(240)
class OthersAtWorkTest {

    private static final String THIRD = LabSite.BEFORE.get(2);
    private static final String FOREIGN = "ip nat inside source static tcp 10.52.10.40 25 172.18.55.60 25 extendable";
    private static final ApplyOptions ONE_BY_ONE = ApplyOptions.careful().with(SendWindow.ofLines(1));

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    @Test
    void should_go_on_when_somebody_else_has_already_removed_what_is_to_be_removed() throws IOException {
        try (LabSite site = LabSite.start(folder)) {
            site.moments.at("line 2", () -> site.router.configureBehindTheBack("no " + THIRD));

            assertThat(site.apply()).isInstanceOf(Outcome.Done.class);
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.AFTER);
            assertThat(site.startupNatLines()).containsExactlyInAnyOrderElementsOf(LabSite.AFTER);
        }
    }

    @Test
    void should_not_put_back_what_somebody_else_removed() throws IOException {
        List<String> left = new ArrayList<>(LabSite.BEFORE);
        left.remove(THIRD);
        try (LabSite site = LabSite.start(folder)) {
            site.moments.at("line 2", () -> site.router.configureBehindTheBack("no " + THIRD));
            site.router.setFault(new Fault.DenyAuthorization("^ip nat inside source static 10.51.10.67 192"));

            assertThat(site.apply(ONE_BY_ONE)).isInstanceOf(Outcome.WentBack.class);
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(left);
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

            assertThat(site.apply(ONE_BY_ONE)).isInstanceOf(Outcome.WentBack.class);
            assertThat(site.router.natLines())
                    .containsAll(LabSite.BEFORE)
                    .contains(ours)
                    .hasSize(LabSite.BEFORE.size() + 1);
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
