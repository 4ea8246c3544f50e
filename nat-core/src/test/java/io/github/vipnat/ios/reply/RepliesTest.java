package io.github.vipnat.ios.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.device.Question;
import io.github.vipnat.device.Reply;
import io.github.vipnat.device.Reply.Accepted;
import io.github.vipnat.device.Reply.NotUnderstood;
import io.github.vipnat.device.Reply.Refusal;
import io.github.vipnat.device.Reply.Refused;
import io.github.vipnat.device.SaveReply;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every text of ios-facts 2 and 4, as the wire carries it. */
class RepliesTest {

    private static final String LOG =
            "*Jun 13 17:12:16.320: %SYS-5-CONFIG_I: Configured from console by netops on vty0 (10.51.10.5)\r\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "%: Error: static entry in use, cannot remove                 | IN_USE",
                "%Static entry in use, cannot change                          | IN_USE",
                "%Static entry in use, cannot remove                          | IN_USE",
                "%Dynamic mapping in use, cannot remove                       | IN_USE",
                "%Dynamic mapping in use, cannot change                       | IN_USE",
                "%Translation not found!!!!                                   | NOT_FOUND",
                "%Translation not found                                       | NOT_FOUND",
                "% 9.9.1.1 already mapped (9.9.1.1 -> 9.9.12.12)              | ALREADY_MAPPED",
                "% Public ip-address already mapped (10.0.0.1 -> 192.0.2.1)   | ALREADY_MAPPED",
                "% similar static entry (10.0.0.1 -> 192.0.2.1) already exists | SIMILAR_ENTRY",
                "%Port 4500 is being used by system                           | PORT_IN_USE_BY_SYSTEM",
                "%NAT: System busy. Try later                                 | BUSY",
                "% Ambiguous command:  \"show nat \"                          | SYNTAX",
                "% Incomplete command.                                        | SYNTAX",
                "Command authorization failed.                                | NOT_AUTHORIZED",
                "% VRF RED not configured                                     | UNDEFINED_NAME",
                "% routing table RED does not exist                           | UNDEFINED_NAME",
                "%Pool OFFICE in use, cannot destroy                          | IN_USE",
                "Command cannot be executed                                   | OTHER",
                "Command rejected: not allowed here                           | OTHER",
                "%Turn config archive on before using Rollback Confirmed Change | NO_ARCHIVE",
                "%Please turn config archive on                                | NO_ARCHIVE",
                "Rollback Confirmed Change: rolling to:flash:archive-1         | GUARD_FIRED",
                "% Something nobody has seen before                           | OTHER",
                "Configuration mode locked exclusively by user 'unknown' process '13' from terminal '0'. Please try later.|LOCKED",
                "Configuration mode is locked by process '484' user 'NETCONF' from terminal '64'. Please try later.|LOCKED",
                "Configuration locked. Ascii config in progress.              | LOCKED",
            })
    void should_know_a_refusal(String text, Refusal refusal) {
        assertThat(Replies.reply("\r\n" + text + "\r\n")).isEqualTo(new Refused(refusal, text));
    }

    @Test
    void should_know_a_bad_word_by_the_line_below_the_caret() {
        Reply reply = Replies.reply("""
                              ^\r
                % Invalid input detected at '^' marker.\r
                \r
                """);
        assertThat(reply).isEqualTo(new Refused(Refusal.SYNTAX, "^ | % Invalid input detected at '^' marker."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n", "\r\n\r\n", "  \r\n"})
    void should_take_silence_for_success(String output) {
        assertThat(Replies.reply(output)).isEqualTo(new Accepted());
    }

    @Test
    void should_hear_silence_behind_log_lines_of_every_time_stamp() {
        assertThat(Replies.reply("\r\n" + LOG)).isEqualTo(new Accepted());
        assertThat(Replies.reply("000123: Mar  8 09:32:40.356 PST: %SYS-5-CONFIG_I: Configured from console\r\n"))
                .isEqualTo(new Accepted());
        assertThat(Replies.reply(".Mar  8 09:32:40: %LINK-3-UPDOWN: Interface Gi0/1, changed state to up\r\n"))
                .isEqualTo(new Accepted());
        assertThat(Replies.reply("%SYS-5-CONFIG_I: Configured from console by console\r\n"))
                .isEqualTo(new Accepted());
        assertThat(Replies.reply("1w2d: %SYS-5-CONFIG_I: Configured from console by console\r\n"))
                .isEqualTo(new Accepted());
    }

    @Test
    void should_hear_a_refusal_between_log_lines() {
        assertThat(Replies.reply(LOG + "%Translation not found!!!!\r\n" + LOG))
                .isEqualTo(new Refused(Refusal.NOT_FOUND, "%Translation not found!!!!"));
    }

    @Test
    void should_hear_the_refusal_that_ios_tells_in_a_log_line() {
        // ios-facts 2: a time-stamped log line after the prompt, not command output
        Reply reply = Replies.reply("*Mar  1 00:12:05.123: %Non-Static entry already exists\r\n");
        assertThat(reply)
                .isEqualTo(
                        new Refused(Refusal.SIMILAR_ENTRY, "*Mar  1 00:12:05.123: %Non-Static entry already exists"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"WARNING: this may hurt", "INFO: done", "ok", "Enter TEXT message", "10.51.10.11"})
    void should_not_guess_what_it_has_never_seen(String text) {
        assertThat(Replies.reply(text + "\r\n")).isEqualTo(new NotUnderstood(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'Static entry in use, do you want to delete child entries? [no]: ' | DELETE_CHILD_ENTRIES",
                "'Dynamic mapping in use, do you want to delete all entries? [no]: ' | DELETE_DYNAMIC_ENTRIES",
                "'Dynamic mapping in use, do you want to delete all entires? [no]: ' | DELETE_DYNAMIC_ENTRIES",
                "'Overwrite the previous NVRAM configuration?[confirm]' | OVERWRITE_NVRAM",
                "'Truncate config?? [no]:' | TRUNCATE_CONFIGURATION",
                "'Destination filename [startup-config]? ' | DESTINATION_FILENAME",
                "'Source filename [running-config]?' | SOURCE_FILENAME",
                "'Proceed with reload? [confirm]' | UNKNOWN",
                "'System configuration has been modified. Save? [yes/no]: ' | UNKNOWN",
                "'configuration. Enter Y if you are sure you want to proceed. ? [no]: ' | UNKNOWN",
            })
    void should_see_a_question_at_the_end_and_know_it(String text, Question.Kind kind) {
        Matcher question = Replies.QUESTION_AT_END.matcher("no ip nat inside source static\r\n" + LOG + text);

        assertThat(question.find()).isTrue();
        assertThat(Replies.question(question.group(1))).isEqualTo(new Question(kind, text.strip()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "edge(config)#",
                "edge(config)# ",
                "interface GigabitEthernet0/1 [up]",
                "Static entry in use, do you want to delete child entries? [no]: no\r\n",
                "Compressed configuration from 3661 bytes to 1795 bytes[OK]\r\n",
                "[OK]",
            })
    void should_see_no_question_where_none_waits(String text) {
        assertThat(Replies.QUESTION_AT_END.matcher("\r\n" + text).find()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Building configuration...\r\n000123: *Nov 28 00:50:00.123: %SYS-6-PRIVCFG_ENCRYPT_SUCCESS: done\r\n[OK]\r\n",
                "Building configuration...\r\n*Nov 28 00:50:00.123 GMT+1: %SYS-5-CONFIG_I: Configured\r\n[OK]\r\n",
                "Building configuration...\r\n421370: 421366: Nov 28 00:50:00: %SEC-6-IPACCESSLOGP: list X denied\r\n[OK]\r\n",
                "1w2d: %SYS-5-CONFIG_I: Configured\r\nBuilding configuration...\r\n[OK]\r\n%LINK-3-UPDOWN: down\r\n"
            })
    void should_believe_it_with_log_lines_of_any_stamp_in_between(String output) {
        assertThat(Replies.saveReply(output)).isEqualTo(new SaveReply.Saved());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Building configuration...\r\n*Nov 28 00:50:00: %SYS-5-CONFIG_I: Configured [OK]\r\n",
                "000123: %PARSER-5-CFGLOG_LOGGEDCMD: logged command:banner [OK]\r\n",
                "*Nov 28 00:50:00: %Error opening nvram:/startup-config (No space)\r\n[OK]\r\n"
            })
    void should_not_take_the_word_in_a_log_line_for_a_save(String output) {
        assertThat(Replies.saveReply(output)).isInstanceOf(SaveReply.Failed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Building configuration...\r\n\r\n  [OK]\r\n",
                "Building configuration...\r\n[OK]\r\n",
                "Building configuration...\r\nCompressed configuration from 1280 bytes to 855 bytes[OK]\r\n",
                "Building configuration...\r\n\r\n  Compressed configuration from 3661 bytes to 1795 bytes[OK]\r\n",
                "Warning: Attempting to overwrite an NVRAM configuration previously written\r\n"
                        + "by a different version of the system image.\r\n"
                        + "Overwrite the previous NVRAM configuration?[confirm]Building configuration...\r\n[OK]\r\n",
                "Building configuration...\r\n" + LOG + "[OK]\r\n",
                "Building configuration...\r\n*Jun 13 17:12:16.320: %SYS-5-CONFIG_I: Configured from console by"
                        + " consoleCompressed configuration from 4361 bytes to 1998 bytes[OK]\r\n",
            })
    void should_believe_a_save_that_says_ok(String output) {
        assertThat(Replies.saveReply(output)).isEqualTo(new SaveReply.Saved());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Building configuration...\r\n",
                "%Error opening nvram:startup-config (No space left on device)\r\n",
                "%Error opening nvram:startup-config (No space left on device)\r\n[OK]\r\n",
                "%Error copying nvram:yes (Invalid argument)\r\n",
                "Building configuration...\r\nCompressed configuration is too large for nvram\r\n",
                "Command authorization failed.\r\n",
                "      ^\r\n% Invalid input detected at '^' marker.\r\n",
                "Building configuration...\r\nsomething failed[OK]\r\n",
            })
    void should_not_believe_a_save_without_it(String output) {
        assertThat(Replies.saveReply(output)).isInstanceOf(SaveReply.Failed.class);
    }

    @Test
    void should_tell_a_busy_file_from_a_failure() {
        assertThat(Replies.saveReply("startup-config file open failed (Device or resource busy)\r\n"))
                .isEqualTo(new SaveReply.Busy("startup-config file open failed (Device or resource busy)"));
    }
}
