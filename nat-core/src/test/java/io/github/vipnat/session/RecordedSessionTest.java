package io.github.vipnat.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.device.GuardState;
import io.github.vipnat.device.Mode;
import io.github.vipnat.device.SaveReply;
import io.github.vipnat.ios.IosDeviceOs;
import io.github.vipnat.lab.Personality;
import io.github.vipnat.lab.SimulatedRouter;
import io.github.vipnat.nat.RouterView;
import io.github.vipnat.secret.Secret;
import io.github.vipnat.session.expect.ExpectDoor;
import io.github.vipnat.transport.Deadlines;
import io.github.vipnat.transport.Endpoint;
import io.github.vipnat.transport.KnownHosts;
import io.github.vipnat.transport.Login;
import io.github.vipnat.transport.Shell;
import io.github.vipnat.transport.Terminal;
import io.github.vipnat.transport.sshj.SshjTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bytes of an XE router that were recorded, in the shape of ios-facts 3, 4 and 6 (merge given up, replace committed), and
 * the lab's: the same client reads the same states from both.
 */
class RecordedSessionTest {

    private static final String NAME = "csr1000v";

    private static final String CONFIGURATION = """
            version 16.12
            service timestamps debug datetime msec
            service call-home
            !
            hostname csr1000v
            !
            archive
             log config
              logging enable
             path bootflash:
            !
            interface GigabitEthernet1
             ip address 10.0.0.15 255.255.255.0
             ip nat outside
             negotiation auto
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
            line vty 0 4
             login local
            !
            end
            """;

    @TempDir
    Path folder;

    private final DeviceOs os = new IosDeviceOs();

    /** What the client makes of a router, step by step. */
    private record States(
            Mode first,
            RouterView view,
            boolean complete,
            GuardState guard,
            List<String> saved,
            SaveReply save,
            Mode configuring,
            Mode last) {}

    private States states(Shell shell) {
        SessionDeadlines deadlines = new SessionDeadlines(
                Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(10));
        try (Session session =
                Session.open(new ExpectDoor(shell), os, Optional.empty(), deadlines, Transcript.none())) {
            Mode first = session.mode();
            String running = session.queryConfiguration(os.showRunningConfiguration());
            session.hostname(NAME);
            GuardState guard = os.guardState(session.query(os.showGuard(session.mode())));
            List<String> startup = os.meaningfulLines(session.queryConfiguration(os.showStartupConfiguration()));
            session.execute(os.enterConfiguration());
            Mode configuring = session.mode();
            session.execute(os.leaveConfiguration());
            SaveReply save = os.saveReply(session.execute(os.save()).output());
            RouterView view = os.read(running);
            return new States(
                    first, same(view), os.isComplete(running), guard, startup, save, configuring, session.mode());
        }
    }

    /** Line numbers and the byte count differ with the header's comments. */
    private static RouterView same(RouterView view) {
        return new RouterView(
                view.hostname(),
                view.nat(),
                view.interfaces(),
                view.definitions(),
                view.filters(),
                view.tunnelEnds(),
                view.services(),
                view.archive(),
                List.of(),
                view.fingerprint());
    }

    private static String screen(String text) {
        return text.replace("\n", "\r\n");
    }

    private static ScriptedShell recording() {
        String header = "! Last configuration change at 12:44:10 UTC Sat May 29 2021 by netops\n!\n";
        Map<String, String> answers = new HashMap<>();
        answers.put(
                "show running-config",
                "Building configuration...\n\nCurrent configuration : 7013 bytes\n!\n" + header + CONFIGURATION + "\n");
        answers.put("show startup-config", "Using 3166 out of 33554432 bytes\n!\n" + header + CONFIGURATION + "\n");
        answers.put("show archive config rollback timer", "%No Rollback Confirmed Change pending\n");
        answers.put("write memory", "Building configuration...\n[OK]\n");
        answers.put("configure terminal", "Enter configuration commands, one per line.  End with CNTL/Z.\n");
        String[] prompt = {NAME + "#"};
        return new ScriptedShell("\r\n\r\n\r\n" + NAME + "#", line -> {
            prompt[0] = line.equals("configure terminal") ? NAME + "(config)#" : NAME + "#";
            return screen(line + "\n" + answers.getOrDefault(line, "") + prompt[0]);
        });
    }

    @Test
    void should_read_the_same_states_from_the_recording_and_from_the_lab() throws IOException {
        try (SimulatedRouter router = SimulatedRouter.builder()
                .personality(Personality.IOS_XE)
                .configuration(CONFIGURATION)
                .privilege15User("netops", "secret")
                .start()) {
            Path known = Files.writeString(folder.resolve("known_hosts"), router.knownHostsLine() + "\n");
            Endpoint endpoint = new Endpoint(
                    "edge",
                    "127.0.0.1",
                    router.port(),
                    new Login.Password("netops", new Secret("secret")),
                    Optional.empty(),
                    List.of(),
                    new KnownHosts(known),
                    new Deadlines(Duration.ofSeconds(10), Duration.ofSeconds(10)));
            States recorded = states(recording());
            try (var connection = new SshjTransport().connect(endpoint)) {
                assertThat(states(connection.shell(Terminal.wide()))).isEqualTo(recorded);
            }
            assertThat(recorded.complete()).isTrue();
            assertThat(recorded.first()).isEqualTo(Mode.PRIVILEGED);
            assertThat(recorded.configuring()).isEqualTo(Mode.CONFIGURATION);
            assertThat(recorded.view().nat().entries()).hasSize(1);
            assertThat(recorded.view().archive()).isTrue();
        }
    }
}
