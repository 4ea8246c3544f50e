package io.github.vipnat.apply.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.vipnat.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs are read again: those of the first format too, and those whose writer died in the middle of a line. */
class RunStoreTest {

    private static final String ID = "20261122-143000-edge";
    private static final String FIRST = "no ip nat inside source static tcp 10.51.10.11 21 172.18.55.51 21 extendable";
    private static final String SECOND = "no ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 80 extendable";

    @TempDir
    Path state;

    private Path run;
    private RunStore store;

    @BeforeEach
    void copyRunOfFormat1() throws IOException {
        store = new RunStore(state, InstantSource.system(), "tester");
        run = Files.createDirectories(state.resolve("runs").resolve(ID));
        for (String name : new String[] {"run.json", "journal.jsonl"}) {
            try (var file = RunStoreTest.class.getResourceAsStream("/runs/format-1/" + name)) {
                Files.copy(file, run.resolve(name));
            }
        }
        Files.writeString(run.resolve("before.cfg"), "hostname edge\nend\n");
    }

    private void append(byte[] bytes) throws IOException {
        Files.write(run.resolve("journal.jsonl"), bytes, StandardOpenOption.APPEND);
    }

    private void append(String text) throws IOException {
        append(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void should_read_a_run_of_the_first_format() {
        RunRecord record = store.find(ID);

        assertThat(record.ticket()).isEqualTo("CHG-7");
        assertThat(record.inverse()).hasSize(4);
        assertThat(record.pair()).isEmpty();
        assertThat(record.ending()).isEmpty();
        assertThat(store.unfinished("edge").typed()).containsExactly(FIRST, SECOND);
    }

    @Test
    void should_read_how_a_run_of_the_first_format_ended() throws IOException {
        append(
                "{\"at\":\"2026-11-22T14:30:02Z\",\"event\":\"ended\",\"result\":\"WENT_BACK\",\"detail\":\"line broke\"}\n");

        assertThat(store.find(ID).ending().orElseThrow().result()).isEqualTo(RunRecord.Result.WENT_BACK);
        assertThat(store.unfinished("edge").exists()).isFalse();
    }

    @Test
    void should_refuse_a_run_of_a_format_to_come() throws IOException {
        String header = Files.readString(run.resolve("run.json"));
        Files.writeString(run.resolve("run.json"), header.replaceFirst("\\{", "{ \"format\": 99,"));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> store.unfinished("edge"))
                .satisfies(e -> assertThat(e.problems().get(0).code()).isEqualTo("run-too-new"));
    }

    @Test
    void should_pass_over_a_line_that_death_cut_off_wherever_it_did() throws IOException {
        byte[] journal = Files.readAllBytes(run.resolve("journal.jsonl"));
        byte[] line =
                "{\"at\":\"2026-11-22T14:30:02Z\",\"event\":\"types\",\"lines\":[\"ip route {} vrf caf\u00e9 {}\",\"{}\"]}"
                        .getBytes(StandardCharsets.UTF_8);
        for (int bytes = 1; bytes < line.length; bytes++) {
            Files.write(run.resolve("journal.jsonl"), journal);
            append(Arrays.copyOf(line, bytes));

            assertThat(store.unfinished("edge").typed()).as(bytes + " bytes").containsExactly(FIRST, SECOND);
            store.handOver(store.unfinished("edge"), "20261122-150000-edge");
            assertThat(store.find(ID).ending().orElseThrow().result()).isEqualTo(RunRecord.Result.CONTINUED);
        }
    }
}
