package io.github.vipnat.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.spy;

import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.device.Mode;
import io.github.vipnat.device.Question;
import io.github.vipnat.device.Reply;
import io.github.vipnat.device.SaveReply;
import io.github.vipnat.ios.IosDeviceOs;
import io.github.vipnat.lab.LabTerminal;
import io.github.vipnat.lab.Personality;
import io.github.vipnat.lab.Quirk;
import io.github.vipnat.lab.Quirks;
import io.github.vipnat.lab.SimulatedRouter;
import io.github.vipnat.nat.RouterView;
import io.github.vipnat.secret.Secret;
import io.github.vipnat.session.Exchange.Ending;
import io.github.vipnat.session.expect.ExpectItShell;
import io.github.vipnat.transport.ConnectDeadlines;
import io.github.vipnat.transport.Endpoint;
import io.github.vipnat.transport.Login;
import io.github.vipnat.transport.Shell;
import io.github.vipnat.transport.Terminal;
import io.github.vipnat.transport.hostkey.KnownHosts;
import io.github.vipnat.transport.sshj.SshjTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The same client, in front of a recorded CSR1000v 16.12.3 ({@link RecordedRouter}) and of the lab's router over SSH, reads the
 * same states: mode, configuration, differences, a replace that does not get through, questions, the save.
 */
@Timeout(240)
class RecordedSessionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    /** The recorded lines are not vipnat's own, so its last guard stands aside. */
    private final DeviceOs os = unguarded();

    private static DeviceOs unguarded() {
        DeviceOs os = spy(new IosDeviceOs());
        doReturn(true).when(os).types(anyString());
        return os;
    }

    /** What the client makes of a router, step by step. */
    private record States(
            Mode first,
            boolean isXe,
            String disk,
            List<String> merge,
            List<String> differences,
            RouterView view,
            boolean complete,
            Reply replace,
            Question destination,
            SaveReply save,
            List<Question> delete,
            Mode last) {}

    private States states(Shell shell) {
        SessionDeadlines deadlines = new SessionDeadlines(PATIENCE, PATIENCE, PATIENCE, PATIENCE);
        try (Session session =
                Session.open(new ExpectItShell(shell), os, Optional.empty(), deadlines, Transcript.none())) {
            Mode first = session.mode();
            boolean isXe = session.query(RecordedRouter.VERSION).contains("Cisco IOS XE Software, Version ");
            String disk =
                    session.query(RecordedRouter.DISK).strip().replaceFirst(" \\(.*", ""); // how much is free differs
            List<String> merge = lines(session.query(RecordedRouter.MERGE));
            List<String> differences = lines(session.query(RecordedRouter.DIFFERENCES));
            String running = session.queryConfiguration(os.showRunningConfiguration());
            assertThat(session.query(RecordedRouter.FILE_PROMPT)).isBlank();
            Reply replace = os.reply(session.execute(RecordedRouter.REPLACE).output());
            Question destination = question(session.execute(RecordedRouter.COPY));
            SaveReply save = os.saveReply(session.execute("").output());
            List<Question> delete = new ArrayList<>();
            delete.add(question(session.execute(RecordedRouter.DELETE)));
            delete.add(question(session.execute("")));
            assertThat(session.confirm(PATIENCE).ending()).isEqualTo(new Ending.AtPrompt(Mode.PRIVILEGED));
            return new States(
                    first,
                    isXe,
                    disk,
                    merge,
                    differences,
                    withoutLineNumbers(os.read(running)),
                    os.isComplete(running),
                    replace,
                    destination,
                    save,
                    delete,
                    session.mode());
        }
    }

    private static List<String> lines(String output) {
        return output.lines().filter(line -> !line.isBlank()).toList();
    }

    private static Question question(Exchange exchange) {
        return ((Ending.AtQuestion) exchange.ending()).question();
    }

    private static RouterView withoutLineNumbers(RouterView view) {
        return new RouterView(
                view.hostname(),
                view.nat(),
                view.interfaces(),
                view.definitions(),
                view.filters(),
                view.tunnelEnds(),
                view.services(),
                view.routing(),
                view.dhcp(),
                view.archive(),
                List.of(),
                view.fingerprint());
    }

    /** One recording greets with three line ends, the other with two. */
    @ParameterizedTest
    @CsvSource({"THREE_LINE_ENDS, 3", "TWO_LINE_ENDS, 2"})
    void should_read_the_same_states_from_the_recording_and_from_the_lab(Quirk.Greeting greeting, int lineEnds)
            throws IOException {
        RecordedRouter recorded = new RecordedRouter(lineEnds);
        States fromRecording = states(recorded.shell());
        assertThat(recorded.isPlayed()).isTrue();
        try (SimulatedRouter router = SimulatedRouter.builder()
                .personality(Personality.IOS_XE)
                .quirks(Quirks.defaults().with(greeting))
                .configuration(RecordedRouter.HEADER + RecordedRouter.CONFIGURATION)
                .privilege15User("netops", "secret")
                .start()) {
            putFiles(router);
            try (var connection = new SshjTransport().connect(endpoint(router))) {
                assertThat(states(connection.shell(Terminal.wide()))).isEqualTo(fromRecording);
            }
        }
        assertThat(fromRecording.first()).isEqualTo(Mode.PRIVILEGED);
        assertThat(fromRecording.complete()).isTrue();
        assertThat(fromRecording.view().nat().entries()).hasSize(1);
        assertThat(fromRecording.differences()).hasSize(3);
        assertThat(fromRecording.replace())
                .isInstanceOfSatisfying(
                        Reply.NotUnderstood.class,
                        no -> assertThat(no.text()).contains("Rollback aborted after 5 passes"));
        assertThat(fromRecording.destination().kind()).isEqualTo(Question.Kind.DESTINATION_FILENAME);
        assertThat(fromRecording.save()).isEqualTo(new SaveReply.Saved());
        assertThat(fromRecording.delete().get(1).text()).isEqualTo("Delete bootflash:/SESSION? [confirm]");
    }

    /** As recorded: the files are written through the router's own Tcl, which is no conversation for the client. */
    private static void putFiles(SimulatedRouter router) throws IOException {
        try (LabTerminal terminal = router.openTerminal()) {
            terminal.type("tclsh\r");
            write(terminal, RecordedRouter.MERGE_FILE, "interface loopback1\ndescription tacocat\n");
            write(
                    terminal,
                    RecordedRouter.FILE,
                    RecordedRouter.CONFIGURATION.replace(RecordedRouter.SERIAL, RecordedRouter.OTHER_SERIAL));
            terminal.type("tclquit\rexit\r");
        }
    }

    private static void write(LabTerminal terminal, String file, String text) throws IOException {
        terminal.type("puts [open \"" + file + "\" w+] {\r" + text.replace('\n', '\r') + "}\r");
    }

    private Endpoint endpoint(SimulatedRouter router) throws IOException {
        Path known = Files.writeString(folder.resolve("known_hosts"), router.knownHostsLine() + "\n");
        return new Endpoint(
                "edge",
                "127.0.0.1",
                router.port(),
                new Login.Password("netops", new Secret("secret")),
                Optional.empty(),
                List.of(),
                new KnownHosts(known),
                new ConnectDeadlines(PATIENCE, PATIENCE));
    }
}
