package io.github.vipnat.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The steps of two recordings of a CSR1000v 16.12.3 (scrapli_cfg: a merge that is given up, a replace that is committed), typed
 * again: the same questions, prompts and line ends come back. The configuration is our own.
 */
class RecordedSessionTest {

    private SimulatedRouter router;
    private Typist typist;

    @BeforeEach
    void logIn() throws Exception {
        router = SimulatedRouter.builder()
                .personality(Personality.IOS_XE)
                .configuration("""
                        version 16.12
                        hostname csr1000v
                        !
                        license udi pid CSR1000V sn 9AAAAAAAAAA
                        archive
                         log config
                          logging enable
                         path bootflash:
                        !
                        interface GigabitEthernet1
                         ip address 10.0.0.15 255.255.255.0
                         negotiation auto
                        !
                        line vty 0 4
                         login local
                        end
                        """)
                .privilege15User("netops", "secret")
                .withoutSsh()
                .start();
        typist = Typist.at(router);
    }

    @AfterEach
    void leave() {
        typist.close();
        router.close();
    }

    private void putFile(String... lines) throws Exception {
        assertThat(typist.raw("tclsh\n")).isEqualTo("tclsh\ncsr1000v(tcl)#");
        assertThat(typist.raw("puts [open \"flash:SESSION\" w+] {\r")).endsWith("{\n+>");
        for (String line : lines) {
            assertThat(typist.raw(line + "\r")).isEqualTo(line + "\n+>");
        }
        assertThat(typist.raw("}\r")).isEqualTo("}\ncsr1000v(tcl)#");
        assertThat(typist.raw("tclquit\r")).isEqualTo("tclquit\ncsr1000v#");
    }

    @Test
    void should_answer_a_merge_that_is_given_up_as_recorded() throws Exception {
        assertThat(typist.raw("show version | i Version\n")).contains("\nCisco IOS XE Software, Version 17.09.04a\n");
        assertThat(typist.raw("dir flash: | i bytes\n"))
                .isEqualTo("dir flash: | i bytes\n6286540800 bytes total (6286540800 bytes free)\ncsr1000v#");
        putFile("interface loopback1", "description what?");
        assertThat(typist.raw("show archive config incremental-diffs flash:SESSION ignorecase\n"))
                .endsWith("\n!List of Commands:\ninterface loopback1\ndescription what?\nend\n\ncsr1000v#");
        assertThat(typist.raw("show run | i file prompt\n")).isEqualTo("show run | i file prompt\ncsr1000v#");
        assertThat(typist.raw("delete flash:SESSION\n")).endsWith("\n\nDelete filename [SESSION]? ");
        assertThat(typist.raw("\n")).isEqualTo("\n\nDelete flash:/SESSION? [confirm]");
        assertThat(typist.raw("\n")).isEqualTo("\n\ncsr1000v#");
        assertThat(typist.line("dir flash:")).doesNotContain("SESSION");
        assertThat(typist.raw("delete flash:SESSION\n\n\n")).contains("No such file or directory");
    }

    @Test
    void should_answer_a_replace_that_is_committed_as_recorded() throws Exception {
        String wanted = router.runningConfig().replace("10.0.0.15", "10.0.0.16");
        putFile(wanted.lines().toArray(String[]::new));
        assertThat(typist.line("dir")).contains(wanted.length() + "   Mar 2 2026 12:00:00 +00:00  SESSION\n");
        assertThat(typist.raw("configure replace flash:SESSION force\n"))
                .endsWith("force\nTotal number of passes: 1\nRollback Done\n\ncsr1000v#");
        assertThat(router.runningConfig()).contains("10.0.0.16").doesNotContain("10.0.0.15");
        assertThat(typist.raw("copy running-config startup-config\n"))
                .endsWith("\n\nDestination filename [startup-config]? ");
        assertThat(typist.raw("\n")).isEqualTo("\nBuilding configuration...\n[OK]\ncsr1000v#");
    }
}
