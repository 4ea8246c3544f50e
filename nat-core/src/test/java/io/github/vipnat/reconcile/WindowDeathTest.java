package io.github.vipnat.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.apply.ApplyOptions;
import io.github.vipnat.apply.Outcome;
import io.github.vipnat.apply.journal.RecordDisk;
import io.github.vipnat.session.SendWindow;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * vipnat dies at a write of its record, before or behind it, however many lines are in flight: the next run finishes, nothing of ours
 * is left over, and its way back leads to where the first began.
 */
@Timeout(240)
class WindowDeathTest {

    private static final List<String> BEFORE = Stream.concat(
                    IntStream.range(0, 40).mapToObj(i -> port("172.18.55.51", 8000 + i)),
                    IntStream.range(0, 20).mapToObj(i -> port("192.168.4.51", 9000 + i)))
            .toList();

    private static final List<String> AFTER = LabSite.AFTER.subList(0, 2);

    private static final String CONFIGURATION =
            LabSite.CONFIGURATION.replace(String.join("\n", LabSite.BEFORE), String.join("\n", BEFORE));

    private static final int EVERY = Boolean.getBoolean("vipnat.full") ? 1 : 5;

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private static String port(String global, int port) {
        return "ip nat inside source static tcp 10.51.10.11 " + port + " " + global + " " + port + " extendable";
    }

    /** Dies once, before the write or behind it, and lives on as another process does. */
    private static final class Mortal implements RecordDisk {

        private final int last;
        private final boolean behind;
        private int writes;

        Mortal(int last, boolean behind) {
            this.last = last;
            this.behind = behind;
        }

        @Override
        public int write(FileChannel file, ByteBuffer bytes) throws IOException {
            boolean dies = ++writes == last;
            if (dies && !behind) {
                throw new Died();
            }
            int written = file.write(bytes);
            if (dies) {
                throw new Died();
            }
            return written;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 32, 64})
    void should_finish_and_lead_back_wherever_a_run_died(int lines) throws IOException {
        ApplyOptions options = ApplyOptions.careful().with(SendWindow.ofLines(lines));
        int every = lines == 1 ? 4 * EVERY : EVERY;
        boolean died = true;
        for (int write = 1; died; write += every) {
            died = play(options, write, true) & play(options, write, false);
        }
    }

    /** @return whether there was such a write */
    private boolean play(ApplyOptions options, int write, boolean behind) throws IOException {
        Path own = Files.createDirectories(
                folder.resolve(options.window().lines() + "-" + write + (behind ? "-behind" : "-before")));
        Mortal disk = new Mortal(write, behind);
        try (LabSite site = LabSite.inMemory(own, router -> router.configuration(CONFIGURATION), disk)) {
            if (!Refusals.died(() -> site.apply(options))) {
                return false;
            }
            assertThat(site.apply(options)).isInstanceOfAny(Outcome.Done.class, Outcome.NothingToDo.class);
            assertThat(site.router.natLines()).containsExactlyInAnyOrderElementsOf(AFTER);
            assertThat(site.startupNatLines()).containsExactlyInAnyOrderElementsOf(AFTER);

            String first = site.runs().list().stream()
                    .map(run -> run.id())
                    .sorted()
                    .collect(Collectors.toList())
                    .get(0);
            site.reconciler.apply(
                    site.reconciler.planRollback(
                            site.runs().lastOfChain(site.runs().find(first))),
                    options,
                    "");
            assertThat(site.router.natLines())
                    .as("back from a death at write %d", write)
                    .containsExactlyInAnyOrderElementsOf(BEFORE);
            return true;
        }
    }
}
