package io.github.vipnat.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * A CSR1000v 16.12.3 as it was recorded in two sessions, a merge that is given up and a replace that does not get through (ios-facts
 * 5.2, last lines, and 6, "first output after SSH login"): it takes the recorded lines in their order and gives back the recorded
 * bytes. What the recordings were about, the configuration and the serial numbers, is our own; the terminal's width is the
 * client's.
 */
final class RecordedRouter {

    static final String FILE = "flash:SESSION";
    static final String MERGE_FILE = "flash:MERGE";
    static final String SERIAL = "license udi pid CSR1000V sn 9AAAAAAAAAA";
    static final String OTHER_SERIAL = "license udi pid CSR1000V sn 9BBBBBBBBBB";

    static final String VERSION = "show version | i Version";
    static final String DISK = "dir flash: | i bytes";
    static final String MERGE = "show archive config incremental-diffs " + MERGE_FILE + " ignorecase";
    static final String DIFFERENCES = "show archive config differences system:running-config " + FILE;
    static final String FILE_PROMPT = "show run | i file prompt";
    static final String REPLACE = "configure replace " + FILE + " force";
    static final String COPY = "copy running-config startup-config";
    static final String DELETE = "delete " + FILE;

    static final String HEADER = """
            !
            ! Last configuration change at 12:44:10 UTC Sat May 29 2021 by netops
            !
            """;

    static final String CONFIGURATION = """
            version 16.12
            service timestamps debug datetime msec
            service call-home
            !
            hostname csr1000v
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
            !
            interface GigabitEthernet1
             ip address 10.0.0.15 255.255.255.0
             ip nat outside
             negotiation auto
             no mop enabled
             no mop sysid
            !
            interface GigabitEthernet2
             ip address 10.51.10.254 255.255.0.0
             ip nat inside
            !
            ip forward-protocol nd
            ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 80 extendable
            ip nat inside source list 10 interface GigabitEthernet1 overload
            !
            access-list 10 permit 10.51.0.0 0.0.255.255
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

    private static final String PROMPT = "csr1000v#";

    private record Step(String line, String printed) {}

    private final Queue<Step> steps = new ArrayDeque<>();
    private final ScriptedShell shell;

    /** @param lineEnds in front of the first prompt; recorded were three and two */
    RecordedRouter(int lineEnds) {
        record("terminal length 0", ""); // to learn the prompt
        record("terminal width 511", "");
        record("terminal no monitor", "");
        record(VERSION, """
                Cisco IOS XE Software, Version 16.12.03
                Cisco IOS Software [Gibraltar], Virtual XE Software (X86_64_LINUX_IOSD-UNIVERSALK9-M), Version 16.12.3, \
                RELEASE SOFTWARE (fc5)
                licensed under the GNU General Public License ("GPL") Version 2.0.  The
                software code licensed under GPL Version 2.0 is free software that comes
                GPL code under the terms of GPL Version 2.0.  For more details, see the
                """);
        record(DISK, "6286540800 bytes total (5488705536 bytes free)\n");
        record(MERGE, "!List of Commands:\ninterface loopback1\ndescription tacocat\nend\n\n");
        record(DIFFERENCES, "!Contextual Config Diffs:\n+" + OTHER_SERIAL + "\n-" + SERIAL + "\n\n");
        record(
                "show running-config",
                "Building configuration...\n\nCurrent configuration : " + ((HEADER + CONFIGURATION).length() + 1)
                        + " bytes\n" + HEADER + CONFIGURATION + "\n");
        record(FILE_PROMPT, "");
        record(REPLACE, ABORTED);
        steps.add(new Step(COPY, COPY + "\nDestination filename [startup-config]? "));
        steps.add(new Step("", "\nBuilding configuration...\n[OK]\n" + PROMPT));
        steps.add(new Step(DELETE, DELETE + "\nDelete filename [SESSION]? "));
        steps.add(new Step("", "\nDelete bootflash:/SESSION? [confirm]"));
        steps.add(new Step("", "\n\n" + PROMPT));
        steps.add(new Step("exit", ""));
        this.shell = new ScriptedShell("\r\n".repeat(lineEnds) + PROMPT, this::answer);
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

    private void record(String line, String output) {
        steps.add(new Step(line, line + "\n" + output + PROMPT));
    }

    private String answer(String typed) {
        Step step = steps.remove();
        assertThat(typed).isEqualTo(step.line());
        return step.printed().replace("\n", "\r\n");
    }

    ScriptedShell shell() {
        return shell;
    }

    /** Whether everything that was recorded has been typed again. */
    boolean isPlayed() {
        return steps.isEmpty();
    }
}
