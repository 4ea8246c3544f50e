package io.github.vipnat.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.apply.ApplyOptions;
import io.github.vipnat.apply.Outcome;
import io.github.vipnat.lab.Fault;
import io.github.vipnat.lab.Fault.Moment;
import io.github.vipnat.lab.Quirk;
import io.github.vipnat.lab.Quirks;
import io.github.vipnat.session.SendWindow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A router that loses a character of a line may understand another rule. What it made of it is found and taken back. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(240)
class MangledLineTest {

    private static final String ADDITION = "ip nat inside source static 10.51.10.67 172.18.55.51 extendable";
    private static final String STRAY = "ip nat inside source static 10.51.10.67 172.18.55.5 extendable";
    private static final String NEIGHBOUR = "ip nat inside source static tcp 10.51.10.11 21 172.18.55.5 21 extendable";
    private static final ApplyOptions ONE_BY_ONE = ApplyOptions.careful().with(SendWindow.ofLines(1));

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    /** The digit after 172.18.55.5 is lost. */
    private static Fault loses(String line) {
        return new Fault.LoseCharacters(1, line.indexOf("172.18.55.51") + "172.18.55.5".length(), 1);
    }

    @Test
    void should_take_out_the_rule_that_a_lost_character_made() throws IOException {
        try (LabSite site = LabSite.start(folder)) {
            site.moments.at("line 4", () -> site.router.setFault(loses(ADDITION)));

            assertThat(site.apply(ONE_BY_ONE)).isInstanceOf(Outcome.WentBack.class);
            assertThat(site.natLinesReceived()).contains(STRAY, "no " + STRAY);
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
        }
    }

    @Test
    void should_put_back_the_rule_that_a_mangled_removal_took_out() throws IOException {
        List<String> before = new ArrayList<>(LabSite.BEFORE);
        before.add(NEIGHBOUR);
        String configuration = LabSite.CONFIGURATION.replace("ip route", NEIGHBOUR + "\nip route");
        try (LabSite site = LabSite.start(folder, builder -> builder.configuration(configuration))) {
            site.moments.at("line 1", () -> site.router.setFault(loses("no " + LabSite.BEFORE.get(0))));

            assertThat(site.apply(ONE_BY_ONE)).isInstanceOf(Outcome.WentBack.class);
            assertThat(site.natLinesReceived()).contains("no " + NEIGHBOUR, NEIGHBOUR);
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(before);
        }
    }

    @Test
    void should_ask_a_human_about_a_rule_that_may_be_its_own_and_whose_echo_nobody_saw() throws IOException {
        try (LabSite site = LabSite.start(folder)) {
            site.moments.at(
                    "line 4", () -> site.router.setFault(loses(ADDITION).and(new Fault.DisconnectAfterBytes(10))));

            assertThat(site.apply(ONE_BY_ONE))
                    .asInstanceOf(InstanceOfAssertFactories.type(Outcome.LeftForHuman.class))
                    .satisfies(left -> {
                        assertThat(left.hindrance().code()).isEqualTo("rule-of-unknown-origin");
                        assertThat(left.commands()).contains("no " + STRAY);
                        site.router.configureBehindTheBack("no " + STRAY);
                    });
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
        }
    }

    @Test
    void should_ask_a_human_about_a_line_that_became_something_else_altogether() throws IOException {
        try (LabSite site = LabSite.start(folder)) {
            site.moments.at("line 1", () -> site.router.setFault(new Fault.LoseCharacters(1, 0, 1)));

            assertThat(site.apply(ONE_BY_ONE))
                    .asInstanceOf(InstanceOfAssertFactories.type(Outcome.LeftForHuman.class))
                    .satisfies(left -> assertThat(left.commands())
                            .anySatisfy(line -> assertThat(line).matches("no o\\S* " + LabSite.BEFORE.get(0))));
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
        }
    }

    @Test
    void should_say_first_what_to_take_out_when_a_stray_rule_bars_the_way_back() throws IOException {
        String stray = ADDITION.replace("10.51.10.67", "1.51.10.67");
        Quirks strict = Quirks.defaults().with(Quirk.PortUnderFull.REFUSE_SIMILAR);
        Fault loses = new Fault.LoseCharacters(1, ADDITION.indexOf("10.51.10.67") + 1, 1);
        try (LabSite site = LabSite.start(folder, builder -> builder.quirks(strict))) {
            site.moments.at("line 4", () -> site.router.setFault(loses.and(new Fault.DisconnectAfterBytes(10))));

            assertThat(site.apply(ONE_BY_ONE))
                    .asInstanceOf(InstanceOfAssertFactories.type(Outcome.LeftForHuman.class))
                    .satisfies(left -> {
                        assertThat(left.hindrance().code()).isEqualTo("rule-of-unknown-origin");
                        assertThat(left.commands()).containsSubsequence("no " + stray, LabSite.BEFORE.get(0));
                    });
        }
    }

    @Test
    void should_not_suspect_what_another_operator_adds() throws IOException {
        String foreign = "ip nat inside source static tcp 10.52.10.40 25 172.18.55.60 25 extendable";
        try (LabSite site = LabSite.start(folder)) {
            site.moments.at("line 4", () -> {
                site.router.configureBehindTheBack(foreign);
                site.router.setFault(new Fault.DisconnectAfterLine(1, Moment.AFTER_EXECUTION));
            });

            assertThat(site.apply(ONE_BY_ONE)).isInstanceOf(Outcome.WentBack.class);
            assertThat(site.router.natLines())
                    .containsAll(LabSite.BEFORE)
                    .contains(foreign)
                    .hasSize(LabSite.BEFORE.size() + 1);
        }
    }
}
