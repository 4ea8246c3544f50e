package io.github.vipnat.ios.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.device.ReloadState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ios-facts 11.3: two wordings are known, and trains differ. */
class ReloadRepliesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No reload is scheduled.",
                "no reload scheduled",
                "%No reload is scheduled",
                "% There is no reload scheduled",
                "There are no reloads pending.",
                "Reload not scheduled.",
                "System: no reload is pending",
                "No reload is scheduled for this router.",
                "",
                "*Nov 28 00:50:00.123: %SYS-5-CONFIG_I: Configured from console by console",
                "Load for five secs: 2%/0%; one minute: 3%; five minutes: 3%\nTime source is NTP, 11:58:48 UTC\n\nNo reload"
            })
    void should_hear_that_none_is_planned(String answer) {
        assertThat(ReloadReplies.state(answer)).isInstanceOf(ReloadState.None.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Reload scheduled for 12:02:00 UTC Mon Mar 2 2026 (in 1 minute and 59 seconds) by netops",
                "Reload scheduled in 5 minutes by admin on vty0, reason: no reload is scheduled on mondays",
                "Reload scheduled in 2 hours by console\nReload reason: no reload before backup",
                "% Reload scheduled for 10:00:00",
                "System reload is scheduled at 10:00:00",
                "reload scheduled in 0 minutes"
            })
    void should_hear_of_a_planned_one_whatever_its_reason_says(String answer) {
        assertThat(ReloadReplies.state(answer))
                .isInstanceOfSatisfying(
                        ReloadState.Scheduled.class,
                        planned -> assertThat(planned.text()).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Command authorization failed.",
                "% Invalid input detected at '^' marker.",
                "% Ambiguous command:  \"show reload\"",
                "% Incomplete command.",
                "% Access denied"
            })
    void should_tell_a_refusal_from_an_answer(String answer) {
        assertThat(ReloadReplies.state(answer)).isInstanceOf(ReloadState.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Restart of this chassis: Tuesday",
                "Reload to occur Tuesday, and no reload reason was given",
                "% Reload is armed",
                "none"
            })
    void should_not_take_unknown_words_for_none(String answer) {
        assertThat(ReloadReplies.state(answer)).isInstanceOf(ReloadState.NotUnderstood.class);
    }

    @Test
    void should_go_by_the_last_word_of_the_banners() {
        assertThat(Announcements.ofReload("***\r\n*** --- SHUTDOWN in 0:05:00 ---\r\n***\r\n"))
                .contains(true);
        assertThat(Announcements.ofReload("*** --- SHUTDOWN NOW ---\r\n")).contains(true);
        assertThat(Announcements.ofReload("*** --- SHUTDOWN in 0:05:00 ---\r\n*** --- SHUTDOWN ABORTED ---\r\n"))
                .contains(false);
        assertThat(Announcements.ofReload("Authorized users only")).isEmpty();
    }
}
