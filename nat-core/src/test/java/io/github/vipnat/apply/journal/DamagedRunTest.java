package io.github.vipnat.apply.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A record that cannot be read is set aside by its name, with the reason, and keeps no other from being read. */
@Timeout(120)
class DamagedRunTest {

    private static final String ID = "20261122-143000-edge";
    private static final String OTHER = "20261122-153000-edge";
    private static final String ENDED =
            "{\"at\":\"2026-11-22T14:30:02Z\",\"event\":\"ended\",\"result\":\"DONE\",\"detail\":\"verified and saved\"}\n";

    @TempDir
    Path state;

    private Path run;
    private RunStore store;

    @BeforeEach
    void copyRuns() throws IOException {
        store = new RunStore(state, InstantSource.system(), "tester");
        run = copy(ID);
        append(copy(OTHER), ENDED);
    }

    private Path copy(String id) throws IOException {
        Path folder = Files.createDirectories(state.resolve("runs").resolve(id));
        for (String name : new String[] {"run.json", "journal.jsonl"}) {
            try (var file = DamagedRunTest.class.getResourceAsStream("/runs/format-1/" + name)) {
                Files.copy(file, folder.resolve(name));
            }
        }
        Files.writeString(
                folder.resolve("run.json"),
                Files.readString(folder.resolve("run.json")).replace(ID, id));
        Files.writeString(folder.resolve("before.cfg"), "hostname edge\nend\n");
        return folder;
    }

    private static void append(Path folder, String line) throws IOException {
        Files.writeString(folder.resolve("journal.jsonl"), line, StandardOpenOption.APPEND);
    }

    private interface Damage {
        void strike(Path run) throws IOException;
    }

    private static Arguments damage(String name, String said, Damage damage) {
        return Arguments.of(name, said, damage);
    }

    private static Arguments header(String from, String to, String said) {
        return damage("run.json: " + to, said, run -> {
            String text = Files.readString(run.resolve("run.json"));
            assertThat(text).contains(from);
            Files.writeString(run.resolve("run.json"), text.replace(from, to));
        });
    }

    private static Arguments written(String file, String name, byte[] bytes, String said) {
        return damage(file + " " + name, said, run -> Files.write(run.resolve(file), bytes));
    }

    private static Arguments line(String line, String said) {
        return damage("journal.jsonl: " + line, said, run -> append(run, line + "\n{\"event\":\"answered\"}\n"));
    }

    static Stream<Arguments> damages() {
        return Stream.of(headers(), journals(), files(), noFiles()).flatMap(all -> all);
    }

    private static Stream<Arguments> headers() {
        return Stream.of(
                header("\"tester\"", "null", "run.json: user: expected text, found null"),
                header("\"tester\"", "7", "run.json: user: expected text, found number"),
                header("\"user\": \"tester\",", "", "run.json: user: expected text, found nothing"),
                header("\"user\"", "\"ticket\"", "given twice"),
                header("2026-11-22T", "2026-11-32T", "run.json: started: expected date and time"),
                header("\"2026-11-22T14:30:00Z\"", "1795357800", "run.json: started: expected text"),
                header("\"" + ID + "\"", "\"" + OTHER + "\"", "expected the name of its folder"),
                header("\"" + ID + "\"", "\"../../locks\"", "expected the name of its folder"),
                header("\"router\": \"edge\"", "\"router\": \"core\"", "expected the router of its folder's name"),
                header("vipnat/1", "vipnat/x", "run.json: schema: expected \"vipnat/1\""),
                header("{", "{\"format\": 0,", "run.json: format: expected number from 1 to 2, found 0"),
                header("{", "{\"format\": 1e999999999,", "run.json: format: expected whole number"),
                header("{", "{\"pair\": [],", "run.json: pair: expected object, found list"),
                header("{", "{\"pair\": {\"run\": 1, \"router\": \"x\"},", "run.json: pair.run: expected text"),
                header("[", "{", "this is not JSON"),
                header("\"forward\": [", "\"forward\": [[", "this is not JSON"),
                header("\"forward\": [", "\"forward\": [{},", "run.json: forward[0]: expected text, found object"),
                header("{", "{\"x\":" + "[".repeat(100_000), "deeper than"),
                header("}", "", "cut short"));
    }

    private static Stream<Arguments> journals() {
        String ended = ENDED.strip();
        return Stream.of(
                line("x", "journal.jsonl:4:1:1: this is not JSON"),
                line("[]", "journal.jsonl:4: expected object, found list"),
                line("{}", "journal.jsonl:4: event: expected text, found nothing"),
                line("{\"event\":7}", "journal.jsonl:4: event: expected text, found number"),
                line("{\"event\":\"types\"}", "detail: expected text, found nothing"),
                line("{\"event\":\"types\",\"lines\":7}", "lines: expected list, found number"),
                line("{\"event\":\"types\",\"lines\":[[]]}", "lines[0]: expected text, found list"),
                line(ended.replace("DONE", "FINE"), "result: expected the name of a result, found \"FINE\""),
                line(ended.replace("\"DONE\"", "null"), "result: expected text"),
                line(ended.replace("22T", "99T"), "at: expected date and time"),
                line(ended.replace("}", ",\"saved\":1}"), "saved: expected true or false, found number"),
                line("\u0000\u0000\u0000", "this is not JSON"),
                line("{\"x\":" + "[".repeat(100_000), "deeper than"));
    }

    private static Stream<Arguments> files() {
        byte[] none = {};
        byte[] binary = {(byte) 0x7f, 'E', 'L', 'F', 0, (byte) 0xff, '\n', (byte) 0xfe, '\n'};
        return Stream.of(
                written("run.json", "is empty", none, "run.json"),
                written("run.json", "is binary", binary, "run.json: it holds bytes that are no text"),
                written("run.json", "is zeros", new byte[512], "run.json:1:1: this is not JSON"),
                written("journal.jsonl", "is binary", binary, "journal.jsonl:1: it holds bytes that are no text"),
                written("before.cfg", "is empty", none, "before.cfg: it is not what was written there"),
                written("before.cfg", "is binary", binary, "before.cfg: it holds bytes that are no text"),
                damage("run.json is lost", "run.json: it is not there", run -> Files.delete(run.resolve("run.json"))),
                damage(
                        "the journal is lost",
                        "journal.jsonl: it is not there",
                        run -> Files.delete(run.resolve("journal.jsonl"))),
                damage(
                        "before.cfg is lost",
                        "before.cfg: it is not there",
                        run -> Files.delete(run.resolve("before.cfg"))));
    }

    private static Stream<Arguments> noFiles() {
        return Stream.of(
                replaced("run.json", "a folder", "it is no file", Files::createDirectory),
                replaced("journal.jsonl", "a folder", "it is no file", Files::createDirectory),
                replaced("before.cfg", "a folder", "it is no file", Files::createDirectory),
                replaced(
                        "run.json",
                        "a link to nothing",
                        "it is no file",
                        file -> Files.createSymbolicLink(file, Path.of("nothing"))),
                replaced("run.json", "a link to itself", "it is no file", file -> Files.createSymbolicLink(file, file)),
                replaced(
                        "journal.jsonl",
                        "a link to a device",
                        "it is no file",
                        file -> Files.createSymbolicLink(file, Path.of("/dev/zero"))),
                replaced("run.json", "huge", "it is larger than 16 MiB", DamagedRunTest::huge),
                replaced("journal.jsonl", "huge", "it is larger than 16 MiB", DamagedRunTest::huge),
                replaced("before.cfg", "a pipe", "it is no file", DamagedRunTest::pipe),
                replaced("run.json", "a pipe", "it is no file", DamagedRunTest::pipe));
    }

    private static Arguments replaced(String file, String by, String said, Damage damage) {
        return damage(file + " is " + by, file + ": " + said, run -> {
            Files.delete(run.resolve(file));
            damage.strike(run.resolve(file));
        });
    }

    /** Four gigabytes of nothing, which take no room. */
    private static void huge(Path file) throws IOException {
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(4L << 30);
        }
    }

    private static void pipe(Path file) throws IOException {
        try {
            Process made = new ProcessBuilder("mkfifo", file.toString()).start();
            assumeTrue(made.waitFor(60, TimeUnit.SECONDS) && made.exitValue() == 0, "no pipes here");
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    void should_set_a_damaged_record_aside_and_say_why(String name, String said, Damage damage) throws IOException {
        damage.strike(run);

        assertThat(store.list()).extracting(RunRecord::id).containsExactly(OTHER);
        assertThat(store.damaged()).singleElement().satisfies(one -> {
            assertThat(one.id()).isEqualTo(ID);
            assertThat(one.note().code()).isEqualTo("run-damaged");
            assertThat(one.note().what()).contains(said);
            assertThat(one.note().fix()).endsWith("mv " + run + " /var/tmp/");
        });
        assertThat(store.find(OTHER).ending()).isPresent();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> store.find(ID))
                .satisfies(e -> assertThat(e.problems().get(0).what()).contains(said));
        assertThat(store.unfinished("edge").exists()).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    void should_doubt_a_damaged_record_for_its_router_alone(String name, String said, Damage damage)
            throws IOException {
        damage.strike(run);
        assertThat(store.doubts(List.of("edge")))
                .as("a run that ended well came after it")
                .isEmpty();
        Files.writeString(state.resolve("runs").resolve(OTHER).resolve("journal.jsonl"), "");

        boolean over = store.damaged().get(0).isOver();
        assertThat(store.doubts(List.of("edge", "core")))
                .extracting(Problem::code)
                .hasSize(over ? 0 : 1)
                .containsOnly(over ? new String[0] : new String[] {"earlier-run-unreadable"});
        assertThat(store.doubts(List.of("core"))).isEmpty();
    }

    @Test
    void should_not_doubt_a_run_whose_journal_says_that_it_is_over() throws IOException {
        append(run, ENDED);
        Files.writeString(run.resolve("run.json"), "{");

        assertThat(store.damaged()).singleElement().matches(DamagedRun::isOver);
        assertThat(store.doubts(List.of("edge"))).isEmpty();
    }

    @Test
    void should_need_nothing_but_header_and_end_of_a_run_that_is_over() throws IOException {
        append(run, "garbage\n" + ENDED);
        Files.delete(run.resolve("before.cfg"));

        assertThat(store.list()).extracting(RunRecord::id).containsExactly(OTHER, ID);
        assertThat(store.damaged()).isEmpty();
    }

    @Test
    void should_doubt_a_record_whose_folder_got_another_name_for_every_router() throws IOException {
        Path moved = Files.move(run, run.resolveSibling("it's old"));

        assertThat(store.list()).extracting(RunRecord::id).containsExactly(OTHER);
        assertThat(store.doubts(List.of("edge", "core")))
                .singleElement()
                .satisfies(doubt -> assertThat(doubt.fix())
                        .endsWith("mv '" + moved.toString().replace("'", "'\\''") + "' /var/tmp/"));
    }

    @Test
    void should_notice_a_configuration_that_is_not_the_one_from_before() throws IOException {
        String text = Files.readString(run.resolve("run.json"));
        Files.writeString(run.resolve("run.json"), text.replaceFirst("\\{", "{ \"beforeSha256\": \"00\","));

        assertThat(store.damaged())
                .singleElement()
                .satisfies(
                        one -> assertThat(one.note().what()).contains("before.cfg: it is not what was written there"));
    }

    @Test
    void should_set_a_run_aside_whose_folder_is_closed_or_is_none() throws IOException {
        Files.writeString(run.resolveSibling("20261122-163000-edge"), "a file");
        Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("---------"));
        boolean closed = !Files.isReadable(run);
        try {
            assertThat(store.damaged())
                    .extracting(DamagedRun::id)
                    .containsExactlyElementsOf(
                            closed ? List.of("20261122-163000-edge", ID) : List.of("20261122-163000-edge"));
            assertThat(store.find(OTHER).ending()).isPresent();
        } finally {
            Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"notes", "20261122-173000-edge"})
    void should_pass_over_folders_that_are_no_runs_or_not_yet(String name) throws IOException {
        Path folder = Files.createDirectory(run.resolveSibling(name));
        Files.writeString(folder.resolve("before.cfg"), "hostname");
        Files.writeString(folder.resolve("journal.jsonl"), "");
        Files.writeString(folder.resolve("run.json.new"), "{");

        assertThat(store.list()).hasSize(2);
        assertThat(store.damaged()).isEmpty();
    }

    @Test
    void should_say_that_the_folder_of_runs_is_none() throws IOException {
        Path elsewhere = Files.createDirectory(state.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("runs"), "", StandardCharsets.UTF_8);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> new RunStore(elsewhere, InstantSource.system(), "tester").list())
                .satisfies(e -> assertThat(e.problems().get(0).what()).contains("it is no folder"));
    }
}
