package io.github.vipnat.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * {@code configure replace} and {@code copy FILE running-config}: lines are carried out and nobody is there to answer the question
 * about child entries (ios-facts 2.1, last row, and 9.4). The timed rollback is in {@link RevertTimerTest}.
 */
class UnattendedTest {

    private static final String BUSY = "ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 80 extendable";
    private static final String IDLE = "ip nat inside source static tcp 10.51.10.11 21 172.18.55.51 21 extendable";
    private static final String ADDED = "ip nat inside source static 10.51.10.67 172.18.55.60";

    private SimulatedRouter router;
    private Typist typist;

    private void start(Personality personality, Quirk... switches) throws Exception {
        Quirks quirks = Quirks.defaults();
        for (Quirk one : switches) {
            quirks = quirks.with(one);
        }
        router = Fixtures.edgeRouter()
                .personality(personality)
                .quirks(quirks)
                .withoutSsh()
                .start();
        router.addFlow("tcp", "172.18.55.51:80", "10.51.10.11:80", "203.0.113.9:51234");
        typist = Typist.at(router);
    }

    @AfterEach
    void leave() {
        typist.close();
        router.close();
    }

    private void write(String text) throws Exception {
        typist.line("tclsh");
        typist.raw("puts [open \"flash:F\" w+] {\r" + text.replace("\n", "\r") + "}\rtclquit\r");
    }

    private void writeWithout(String rule) throws Exception {
        write(router.runningConfig().replace(rule + "\n", "") + "\n");
    }

    private String copy() throws Exception {
        typist.line("copy flash:F running-config");
        assertThat(typist.prompt()).isEqualTo("Destination filename [running-config]? ");
        return typist.line("");
    }

    @ParameterizedTest
    @EnumSource
    void should_replace_a_configuration_over_a_busy_static_as_the_quirk_says(Quirk.ChildQuestionInReplay quirk)
            throws Exception {
        start(Personality.IOS_XE, quirk);
        writeWithout(BUSY);
        String report = typist.line("configure replace flash:F force");
        if (quirk == Quirk.ChildQuestionInReplay.ANSWERED_YES) {
            assertThat(report).isEqualTo("Total number of passes: 1\nRollback Done\n\n");
            assertThat(router.natLines()).doesNotContain(BUSY);
            assertThat(router.flows()).isZero();
        } else {
            assertThat(report)
                    .contains("\nRollback aborted after 5 passes\n"
                            + "The following commands are failed to apply to the IOS image.\n********\nno " + BUSY
                            + "\n********\n");
            assertThat(router.natLines()).contains(BUSY);
            assertThat(router.flows()).isEqualTo(1);
        }
    }

    @Test
    void should_replace_a_configuration_over_an_idle_static() throws Exception {
        start(Personality.IOS_XE);
        writeWithout(IDLE);
        assertThat(typist.line("configure replace flash:F force"))
                .isEqualTo("Total number of passes: 1\nRollback Done\n\n");
        assertThat(router.natLines()).contains(BUSY).doesNotContain(IDLE);
    }

    @ParameterizedTest
    @EnumSource
    void should_carry_out_a_file_over_a_busy_static_as_the_quirk_says(Quirk.ChildQuestionInReplay quirk)
            throws Exception {
        start(Personality.IOS_15, quirk);
        write("no " + BUSY + "\n" + ADDED + "\nend\nno " + IDLE + "\n");
        String said = copy();
        boolean yes = quirk == Quirk.ChildQuestionInReplay.ANSWERED_YES;
        assertThat(said.contains("%: Error: static entry in use, cannot remove\n"))
                .isEqualTo(!yes);
        assertThat(router.natLines().contains(BUSY)).isEqualTo(!yes);
        assertThat(router.flows()).isEqualTo(yes ? 0 : 1);
        assertThat(router.natLines()).contains(ADDED, IDLE); // what stands behind end is nothing
        assertThat(typist.prompt()).isEqualTo("edge#");
    }

    // ios-facts 0.1: 12.x asks nobody
    @ParameterizedTest
    @EnumSource
    void should_refuse_a_busy_static_on_12_whatever_the_quirk_says(Quirk.ChildQuestionInReplay quirk) throws Exception {
        start(Personality.IOS_12, quirk);
        write("no " + BUSY + "\nend\n");
        assertThat(copy()).isEqualTo("%Static entry in use, cannot remove\n");
        writeWithout(BUSY);
        assertThat(typist.line("configure replace flash:F force")).contains("Rollback aborted after 5 passes");
        assertThat(router.natLines()).contains(BUSY);
    }

    @ParameterizedTest
    @CsvSource({"NOTHING, ''", "BYTES_COPIED, 62 bytes copied in 0.100 secs (620 bytes/sec)"})
    void should_report_what_was_copied_as_the_quirk_says(Quirk.MergeReport quirk, String said) throws Exception {
        start(Personality.IOS_XE, quirk);
        write("! by hand\n" + ADDED.replace("60", "9") + "\n");
        assertThat(copy().strip()).isEqualTo(said);
        assertThat(router.natLines()).contains(ADDED.replace("60", "9"));
    }

    @Test
    void should_carry_out_the_startup_configuration_line_by_line() throws Exception {
        start(Personality.IOS_15);
        router.configureBehindTheBack("no " + IDLE, ADDED);
        typist.lines("copy startup-config running-config", "");
        assertThat(router.natLines()).contains(IDLE, ADDED);
    }

    // ios-facts 4: no question with file prompt quiet; 2: bad words; 5.2: a file that is not there
    @Test
    void should_say_what_is_wrong_with_a_file() throws Exception {
        start(Personality.IOS_15);
        write("no such line\n" + ADDED + "\n");
        assertThat(copy()).isEqualTo("% Invalid input detected at '^' marker.\n\n");
        assertThat(router.natLines()).contains(ADDED);
        router.configureBehindTheBack("file prompt quiet");
        assertThat(typist.line("copy flash:NONE running-config"))
                .isEqualTo("Error: Could not open file flash:NONE for reading\n");
    }
}
