package io.github.vipnat.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Two sessions of a CSR1000v 16.12.3 that were recorded (ios-facts 6, "first output after SSH login": a merge that is given up, a
 * replace that does not get through), typed again step by step, each step as it was: the text, then the return. What comes back
 * is what was recorded, line ends included. The configuration, the serial numbers and the image's version are our own.
 */
class RecordedSessionTest {

    private static final String NAME = "csr1000v";
    private static final String PROMPT = NAME + "#";
    private static final String TCL = NAME + "(tcl)#";
    private static final String OPEN_BRACE = "+>";
    private static final String SERIAL = "license udi pid CSR1000V sn 9AAAAAAAAAA";
    private static final String OTHER_SERIAL = "license udi pid CSR1000V sn 9BBBBBBBBBB";
    private static final String HEADER = """
            !
            ! Last configuration change at 12:44:10 UTC Sat May 29 2021 by netops
            !
            """;

    private static final String CONFIGURATION = """
            version 16.12
            service timestamps debug datetime msec
            service timestamps log datetime msec
            service call-home
            platform console serial
            !
            hostname csr1000v
            !
            boot-start-marker
            boot-end-marker
            !
            !
            no aaa new-model
            call-home
             ! whom to write to
             contact-email-addr noc@example.net
             profile "CiscoTAC-1"
              active
              no destination transport-method email
            !
            ip domain name example.net
            !
            crypto pki certificate chain OWN-CA
             certificate ca 01
              00010203 04050607 08090A0B 0C0D0E0F
              F0F1F2F3 F4
              \tquit
            !
            license udi pid CSR1000V sn 9AAAAAAAAAA
            archive
             log config
              logging enable
             path bootflash:
            memory free low-watermark processor 72329
            !
            redundancy
            !
            interface GigabitEthernet1
             ip address 10.0.0.15 255.255.255.0
             negotiation auto
             no mop enabled
             no mop sysid
            !
            interface GigabitEthernet2
             no ip address
             shutdown
             negotiation auto
            !
            ip forward-protocol nd
            no ip http server
            !
            ip ssh pubkey-chain
              username netops
               key-hash ssh-rsa 000102030405060708090A0B0C0D0E0F
            ip scp server enable
            !
            control-plane
            !
            line con 0
             stopbits 1
            line vty 0 4
             login local
             transport input all
            !
            netconf-yang
            end
            """;

    /** Keys, and everything the router prints until it waits again, its line ends as plain line feeds. */
    private record Step(String typed, String printed) {

        static Stream<Step> line(String text, String enter, String answer) {
            return Stream.of(new Step(text, text), new Step(enter, "\n" + answer));
        }

        /** A command and its output, which ends in the prompt. */
        static Stream<Step> command(String text, String output) {
            return line(text, "\n", output + PROMPT);
        }
    }

    private final List<Step> steps = new ArrayList<>();
    private SimulatedRouter router;
    private LabTerminal terminal;

    private void logIn(Quirk.Greeting greeting, String seen) throws Exception {
        router = SimulatedRouter.builder()
                .personality(Personality.IOS_XE)
                .quirks(Quirks.defaults().with(greeting))
                .configuration(HEADER + CONFIGURATION)
                .privilege15User("netops", "secret")
                .withoutSsh()
                .start();
        terminal = router.openTerminal();
        assertThat(seen(terminal.printed())).isEqualTo(seen);
        steps.clear();
        steps.add(new Step("\n", "\n" + PROMPT));
        add(Step.command("terminal length 0", ""));
        add(Step.command("terminal width 512", ""));
    }

    @AfterEach
    void leave() {
        terminal.close();
        router.close();
    }

    private void add(Stream<Step> more) {
        more.forEach(steps::add);
    }

    private void play() throws Exception {
        for (Step step : steps) {
            assertThat(seen(terminal.type(step.typed()))).as(step.typed()).isEqualTo(step.printed());
        }
        steps.clear();
    }

    private static String seen(String printed) {
        return printed.replace("\r\n", "\n");
    }

    private void look() {
        add(Step.command("show version | i Version", """
                        Cisco IOS XE Software, Version 17.09.04a
                        Cisco IOS Software [Cupertino], Virtual XE Software (X86_64_LINUX_IOSD-UNIVERSALK9-M), Version 17.9.4a, \
                        RELEASE SOFTWARE (fc3)
                        licensed under the GNU General Public License ("GPL") Version 2.0.  The
                        software code licensed under GPL Version 2.0 is free software that comes
                        GPL code under the terms of GPL Version 2.0.  For more details, see the
                        """));
        add(Step.command("dir flash: | i bytes", "6286540800 bytes total (5488705536 bytes free)\n"));
        steps.add(new Step("\n", "\n" + PROMPT));
    }

    private void write(String file, Stream<String> lines) {
        add(Step.line("tclsh", "\n", TCL));
        steps.add(new Step("\n", "\n" + TCL));
        add(Step.line("puts [open \"flash:" + file + "\" w+] {", "\r", OPEN_BRACE));
        lines.forEach(line -> add(Step.line(line, "\r", OPEN_BRACE)));
        add(Step.line("}", "\r", TCL));
        steps.add(new Step("\r", "\n" + TCL));
        add(Step.line("tclquit", "\r", PROMPT));
        steps.add(new Step("\r", "\n" + PROMPT));
    }

    private void showRunning() {
        int bytes = (HEADER + CONFIGURATION).length() + 1;
        add(Step.command(
                "show running-config",
                "Building configuration...\n\nCurrent configuration : " + bytes + " bytes\n" + HEADER + CONFIGURATION
                        + "\n"));
        add(Step.command("show run | i file prompt", ""));
    }

    private void delete(String file) {
        add(Step.line("delete flash:" + file, "\n", "Delete filename [" + file + "]? "));
        steps.add(new Step("\n", "\nDelete bootflash:/" + file + "? [confirm]"));
        steps.add(new Step("\n", "\n\n" + PROMPT));
        steps.add(new Step("\n", "\n" + PROMPT));
    }

    private void exit() throws Exception {
        terminal.type("exit\n");
        assertThat(terminal.isOpen()).isFalse();
    }

    @Test
    void should_answer_a_merge_that_is_given_up_as_recorded() throws Exception {
        logIn(Quirk.Greeting.THREE_LINE_ENDS, "\n\n\n" + PROMPT);
        look();
        write("SESSION", Stream.of("interface loopback1", "description tacocat"));
        add(Step.command(
                "show archive config incremental-diffs flash:SESSION ignorecase",
                "!List of Commands:\ninterface loopback1\ndescription tacocat\nend\n\n"));
        showRunning();
        delete("SESSION");
        play();
        assertThat(seen(terminal.type("dir flash:\n"))).doesNotContain("SESSION");
        exit();
    }

    @Test
    void should_answer_a_replace_that_does_not_get_through_as_recorded() throws Exception {
        logIn(Quirk.Greeting.TWO_LINE_ENDS, "\n\n" + PROMPT);
        look();
        write("SESSION", CONFIGURATION.replace(SERIAL, OTHER_SERIAL).lines());
        add(Step.command(
                "show archive config differences system:running-config flash:SESSION",
                "!Contextual Config Diffs:\n+" + OTHER_SERIAL + "\n-" + SERIAL + "\n\n"));
        showRunning();
        add(Step.command("configure replace flash:SESSION force", ABORTED));
        add(Step.command("show run | i file prompt", ""));
        add(Step.line("copy running-config startup-config", "\n", "Destination filename [startup-config]? "));
        steps.add(new Step("\n", "\nBuilding configuration...\n[OK]\n" + PROMPT));
        add(Step.command("show run | i file prompt", ""));
        delete("SESSION");
        play();
        exit();
        assertThat(router.startupConfig()).contains(SERIAL).doesNotContain(OTHER_SERIAL);
    }

    private static final String ABORTED = """
            The rollback configlet from the last pass is listed below:
            ********
            !List of Rollback Commands:
            no license udi pid CSR1000V sn 9AAAAAAAAAA
            license udi pid CSR1000V sn 9BBBBBBBBBB
            end
            ********


            Rollback aborted after 5 passes
            The following commands are failed to apply to the IOS image.
            ********
            license udi pid CSR1000V sn 9BBBBBBBBBB
            ********


            """;

    // ios-facts 5.2: "though the rest was applied"
    @Test
    void should_apply_the_rest_of_a_replace_that_stumbles_over_the_licence() throws Exception {
        logIn(Quirk.Greeting.THREE_LINE_ENDS, "\n\n\n" + PROMPT);
        write(
                "SESSION",
                CONFIGURATION
                        .replace(SERIAL, OTHER_SERIAL)
                        .replace("10.0.0.15", "10.0.0.16")
                        .lines());
        play();
        assertThat(seen(terminal.type("configure replace flash:SESSION force\n")))
                .endsWith(ABORTED + PROMPT);
        assertThat(router.runningConfig())
                .contains("10.0.0.16", SERIAL)
                .doesNotContain("10.0.0.15")
                .doesNotContain(OTHER_SERIAL);
    }

    // ios-facts 5.2: "Good: Total number of passes: 1, Rollback Done"; "unchanged: 0"
    @Test
    void should_carry_out_a_replace_that_leaves_the_licence_alone() throws Exception {
        logIn(Quirk.Greeting.THREE_LINE_ENDS, "\n\n\n" + PROMPT);
        write("SESSION", CONFIGURATION.replace("10.0.0.15", "10.0.0.16").lines());
        add(Step.command("configure replace flash:SESSION force", "Total number of passes: 1\nRollback Done\n\n"));
        add(Step.command("configure replace bootflash:SESSION force", "Total number of passes: 0\nRollback Done\n\n"));
        play();
        assertThat(router.runningConfig()).contains("10.0.0.16", SERIAL).doesNotContain("10.0.0.15");
    }
}
