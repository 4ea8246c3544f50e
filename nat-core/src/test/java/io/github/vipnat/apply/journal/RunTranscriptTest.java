package io.github.vipnat.apply.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunTranscriptTest {

    @Test
    void should_keep_what_was_typed_and_leave_out_what_others_type_that_is_secret() {
        RunTranscript transcript = new RunTranscript();
        transcript.typed("ip nat inside source static 10.51.10.67 203.0.113.20");
        transcript.read("edge(config)#ip nat inside source static 10.51.10.67 203.0.113.20\r\n"
                + "%PARSER-5-CFGLOG_LOGGEDCMD: User:noc  logged command:snmp-server community S3CRET RO\r\n"
                + "edge(config)#");

        assertThat(transcript.text())
                .contains("> ip nat inside source static 10.51.10.67 203.0.113.20\n")
                .contains("< edge(config)#ip nat inside source static 10.51.10.67 203.0.113.20\n")
                .contains(" logged command:snmp-server community <secret>\n")
                .doesNotContain("S3CRET");
    }
}
