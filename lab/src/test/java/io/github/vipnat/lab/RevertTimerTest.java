package io.github.vipnat.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code configure terminal revert timer} and everything around it (ios-facts 5.1). */
class RevertTimerTest {

    private static final String FILE = "flash:archive-Mar--2-12-00-00.000-0";
    private static final String PORT_21 = "ip nat inside source static tcp 10.51.10.11 21 172.18.55.51 21 extendable";

    private SimulatedRouter router;
    private Typist typist;

    @BeforeEach
    void turnTheArchiveOn() throws Exception {
        start(Quirks.defaults());
    }

    private void start(Quirks quirks) throws Exception {
        leave();
        router = Fixtures.edgeRouter().quirks(quirks).withoutSsh().start();
        router.configureBehindTheBack("archive", "path flash:archive");
        typist = Typist.at(router);
    }

    @AfterEach
    void leave() {
        if (router != null) {
            typist.close();
            router.close();
        }
    }

    private String printed() {
        return typist.terminal().printed().replace("\r\n", "\n");
    }

    @Test
    void should_want_an_archive_first() throws Exception {
        router.configureBehindTheBack("no archive");
        assertThat(typist.line("configure terminal revert timer 5"))
                .isEqualTo("%Turn config archive on before using Rollback Confirmed Change\n");
        assertThat(typist.prompt()).isEqualTo("edge#");
        assertThat(typist.line("show archive")).isEqualTo(" Archive feature not enabled\n");
        assertThat(typist.line("archive config"))
                .isEqualTo(" Archive feature not enabled\n% Error caught by command handler\n");
    }

    @Test
    void should_back_the_configuration_up_and_enter() throws Exception {
        assertThat(typist.line("configure terminal revert timer 5"))
                .isEqualTo("Rollback Confirmed Change: Backing up current running config to " + FILE
                        + "\n\nEnter configuration commands, one per line.  End with CNTL/Z.\n");
        assertThat(typist.prompt()).isEqualTo("edge(config)#");
        assertThat(typist.lines("end", "show archive config rollback timer")).isEqualTo("""
                        Time configured(or reconfigured): 12:00:00 UTC Mon Mar 2 2026
                        Timer type: absolute timer
                        Timer value: 5 min
                        User: netops
                        """);
        assertThat(typist.line("show archive")).startsWith("""
                        The maximum archive configurations allowed is 10.
                        There are currently 1 archive configurations saved.
                        The next archive file will be named flash:archive-Mar--2-12-00-00.000-1
                         Archive #  Name
                           1        flash:archive-Mar--2-12-00-00.000-0 <- Most Recent
                           2
                        """);
    }

    @Test
    void should_keep_what_was_confirmed() throws Exception {
        typist.lines("configure terminal revert timer 5", "no " + PORT_21, "end");
        assertThat(typist.line("configure confirm")).isEmpty();
        assertThat(typist.line("show archive config rollback timer"))
                .isEqualTo("%No Rollback Confirmed Change pending\n");
        assertThat(typist.line("configure confirm")).isEqualTo("%No Rollback Confirmed Change pending\n");
        router.clock().advance(Duration.ofMinutes(10));
        assertThat(router.natLines()).doesNotContain(PORT_21);
        assertThat(printed()).isEmpty();
    }

    @Test
    void should_warn_one_minute_before_in_the_middle_of_whatever_is_typed() throws Exception {
        typist.lines("configure terminal revert timer 5", "no " + PORT_21);
        typist.raw("hostna");
        router.clock().advance(Duration.ofMinutes(3));
        assertThat(printed()).isEmpty();
        router.clock().advance(Duration.ofMinutes(1));
        assertThat(printed()).isEqualTo("""
                        Rollback Confirmed Change: Rollback will begin in one minute.
                        Enter "configure confirm" if you wish to keep what you've configured
                        """);
        assertThat(typist.raw("me moved\r")).isEqualTo("me moved\nmoved(config)#");
    }

    @Test
    void should_warn_at_once_behind_the_prompt_when_there_is_one_minute() throws Exception {
        assertThat(typist.raw("configure terminal revert timer 1\r"))
                .endsWith("CNTL/Z.\nedge(config)#Rollback Confirmed Change: Rollback will begin in one minute.\n"
                        + "Enter \"configure confirm\" if you wish to keep what you've configured\n");
    }

    @Test
    void should_go_back_when_nobody_confirms() throws Exception {
        String before = body();
        typist.lines(
                "configure terminal revert timer 2",
                "interface GigabitEthernet0/3",
                "ip address 2.2.2.2 255.255.255.0",
                "no " + PORT_21,
                "ip nat inside source static 10.51.10.67 172.18.55.60",
                "end");
        router.clock().advance(Duration.ofMinutes(2));
        assertThat(printed()).endsWith("""
                        Rollback Confirmed Change: rolling to:flash:archive-Mar--2-12-00-00.000-0

                        !Pass 1
                        !List of Rollback Commands:
                        interface GigabitEthernet0/3
                        no ip address 2.2.2.2 255.255.255.0
                        no ip nat inside source static 10.51.10.67 172.18.55.60
                        interface GigabitEthernet0/3
                        no ip address
                        ip nat inside source static tcp 10.51.10.11 21 172.18.55.51 21 extendable
                        end

                        Total number of passes: 1
                        Rollback Done

                        """);
        assertThat(body()).isEqualTo(before);
        assertThat(typist.line("show archive config rollback timer"))
                .isEqualTo("%No Rollback Confirmed Change pending\n");
    }

    private String body() {
        return router.runningConfig().substring(router.runningConfig().indexOf("version"));
    }

    @Test
    void should_go_back_even_though_the_session_is_gone() throws Exception {
        typist.lines("configure terminal revert timer 2", "no " + PORT_21);
        typist.close();
        router.clock().advance(Duration.ofMinutes(2));
        assertThat(router.natLines()).contains(PORT_21);
    }

    @Test
    void should_restore_nested_blocks_and_whole_interfaces() throws Exception {
        router.configureBehindTheBack("archive", "log config", "logging enable");
        String before = body();
        typist.lines(
                "configure terminal revert timer 2",
                "archive",
                "log config",
                "no logging enable",
                "hidekeys",
                "interface Loopback5",
                "ip address 198.51.100.5 255.255.255.255",
                "no ip access-list extended OUTSIDE-IN",
                "hostname other",
                "end",
                "configure revert now");
        assertThat(withoutMarks(body())).isEqualTo(withoutMarks(before));
    }

    private static List<String> withoutMarks(String configuration) {
        return configuration.lines().filter(line -> !line.equals("!")).sorted().toList();
    }

    // ios-facts 9.4: nobody is there to answer
    @ParameterizedTest
    @EnumSource
    void should_answer_the_child_question_of_a_rollback_as_the_quirk_says(Quirk.ChildQuestionInReplay quirk)
            throws Exception {
        start(Quirks.defaults().with(quirk));
        String added = "ip nat inside source static 10.51.10.67 172.18.55.60";
        typist.lines("configure terminal revert timer 2", added, "end");
        router.addFlow("tcp", "172.18.55.60:80", "10.51.10.67:80", "203.0.113.9:51234");
        router.clock().advance(Duration.ofMinutes(2));
        if (quirk == Quirk.ChildQuestionInReplay.ANSWERED_YES) {
            assertThat(router.natLines()).doesNotContain(added);
            assertThat(printed()).endsWith("Total number of passes: 1\nRollback Done\n\n");
        } else {
            assertThat(router.natLines()).contains(added);
            assertThat(printed()).endsWith("""
                            The rollback configlet from the last pass is listed below:
                            ********
                            !List of Rollback Commands:
                            no ip nat inside source static 10.51.10.67 172.18.55.60
                            end
                            ********


                            Rollback aborted after 5 passes
                            The following commands are failed to apply to the IOS image.
                            ********
                            no ip nat inside source static 10.51.10.67 172.18.55.60
                            ********


                            """);
        }
    }

    @Test
    void should_go_back_at_once_or_later_when_told_to() throws Exception {
        typist.lines("configure terminal revert timer 2", "no " + PORT_21, "end");
        assertThat(typist.line("configure revert timer 30")).isEmpty();
        router.clock().advance(Duration.ofMinutes(10));
        assertThat(router.natLines()).doesNotContain(PORT_21);
        assertThat(typist.line("configure revert now")).startsWith("Rollback Confirmed Change: rolling to:" + FILE);
        assertThat(router.natLines()).contains(PORT_21);
        assertThat(typist.line("configure revert now")).isEqualTo("%No Rollback Confirmed Change pending\n");
    }

    @Test
    void should_start_an_idle_timer_over_with_every_return() throws Exception {
        typist.lines("configure terminal revert idle 2", "no " + PORT_21);
        router.clock().advance(Duration.ofSeconds(110));
        typist.line("");
        router.clock().advance(Duration.ofSeconds(110));
        assertThat(router.natLines()).doesNotContain(PORT_21);
        router.clock().advance(Duration.ofSeconds(10));
        assertThat(router.natLines()).contains(PORT_21);
    }

    @Test
    void should_let_nobody_else_end_it() throws Exception {
        try (SimulatedRouter two = Fixtures.edgeRouter()
                        .privilege15User("other", "x")
                        .withoutSsh()
                        .start();
                Typist first = Typist.at(two);
                Typist second = Typist.as(two, "other")) {
            two.configureBehindTheBack("archive", "path flash:archive");
            first.lines("configure terminal revert timer 5", "end");
            assertThat(second.line("configure confirm")).startsWith("%");
            assertThat(second.line("configure revert now")).startsWith("%");
            assertThat(first.line("configure confirm")).isEmpty();
        }
    }

    @Test
    void should_take_a_second_timer_as_the_quirk_says() throws Exception {
        typist.lines("configure terminal revert timer 5", "end", "configure terminal revert timer 60", "end");
        assertThat(typist.line("show archive config rollback timer")).contains("Timer value: 60 min");
        start(Quirks.defaults().with(Quirk.SecondRevertTimer.REFUSED));
        typist.lines("configure terminal revert timer 5", "end");
        assertThat(typist.line("configure terminal revert timer 60")).startsWith("%");
        assertThat(typist.line("show archive config rollback timer")).contains("Timer value: 5 min");
    }

    @Test
    void should_take_minutes_from_1_to_120() throws Exception {
        assertThat(typist.line("configure terminal revert timer 121")).contains("% Invalid input");
        assertThat(typist.line("configure terminal revert timer 0")).contains("% Invalid input");
    }

    @Test
    void should_forget_the_timer_in_a_reload() throws Exception {
        typist.lines("configure terminal revert timer 5", "no " + PORT_21, "end", "write memory");
        router.reload();
        router.clock().advance(Duration.ofHours(1));
        assertThat(router.natLines()).doesNotContain(PORT_21);
    }

    @Test
    void should_tell_the_log_of_every_step() throws Exception {
        typist.line("terminal monitor");
        assertThat(typist.raw("configure terminal revert timer 2\r"))
                .contains("%ARCHIVE_DIFF-5-ROLLBK_CNFMD_CHG_BACKUP: Backing up current running config to " + FILE)
                .contains(
                        "%ARCHIVE_DIFF-5-ROLLBK_CNFMD_CHG_START_ABSTIMER: User: netops(Priv: 15, View: 0): Scheduled to"
                                + " rollback to config " + FILE + " in 2 minutes");
        router.clock().advance(Duration.ofMinutes(2));
        assertThat(printed())
                .contains("%ARCHIVE_DIFF-5-ROLLBK_CNFMD_CHG_WARNING_ABSTIMER: ")
                .contains("%ARCHIVE_DIFF-5-ROLLBK_CNFMD_CHG_ROLLBACK_START: Start rolling to: " + FILE);
    }

    // ios-facts 5.2
    @Test
    void should_show_differences_and_replace() throws Exception {
        typist.lines(
                "archive config",
                "configure terminal",
                "no " + PORT_21,
                "interface GigabitEthernet0/3",
                "no shutdown",
                "end");
        assertThat(typist.line("show archive config differences " + FILE)).isEqualTo("""
                        !Contextual Config Diffs:
                        interface GigabitEthernet0/3
                         -shutdown
                        -ip nat inside source static tcp 10.51.10.11 21 172.18.55.51 21 extendable
                        """);
        assertThat(typist.line("show archive config incremental-diffs " + FILE))
                .isEqualTo("!List of Commands:\ninterface GigabitEthernet0/3\nshutdown\n" + PORT_21 + "\nend\n\n");
        assertThat(typist.line("configure replace nowhere force"))
                .isEqualTo("Error: Could not open file nowhere for reading\n");
        typist.line("configure replace " + FILE);
        assertThat(typist.prompt()).isEqualTo("configuration. Enter Y if you are sure you want to proceed. ? [no]: ");
        assertThat(typist.line("y")).isEqualTo("Total number of passes: 1\nRollback Done\n\n");
        assertThat(router.natLines()).contains(PORT_21);
        assertThat(typist.line("show archive config differences " + FILE)).isEqualTo("!No changes were found\n");
        assertThat(typist.line("configure replace " + FILE + " force"))
                .isEqualTo("Total number of passes: 0\nRollback Done\n\n");
    }

    @Test
    void should_compare_running_with_startup_when_no_file_is_named() throws Exception {
        typist.line("write memory");
        assertThat(typist.line("show archive config differences")).isEqualTo("!No changes were found\n");
        typist.lines("configure terminal", "interface Loopback59", "ip address 59.59.59.59 255.255.255.255", "end");
        assertThat(typist.line("show archive config differences"))
                .isEqualTo(
                        "!Contextual Config Diffs:\n-interface Loopback59\n -ip address 59.59.59.59 255.255.255.255\n");
    }
}
