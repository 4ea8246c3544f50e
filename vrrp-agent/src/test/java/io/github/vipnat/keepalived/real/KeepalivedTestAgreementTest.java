package io.github.vipnat.keepalived.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.keepalived.conf.ConfFinding;
import io.github.vipnat.keepalived.conf.KeepalivedRelease;
import io.github.vipnat.keepalived.conf.reader.ConfParser;
import io.github.vipnat.keepalived.conf.reader.DiskFiles;
import io.github.vipnat.keepalived.lint.KeepalivedLint;
import io.github.vipnat.keepalived.lint.LintReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What {@code keepalived -t} rejects we reject, and what it takes we do not say it rejects: generated and hand-written files  (keepalived-facts 3.2). */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
@Execution(ExecutionMode.CONCURRENT)
class KeepalivedTestAgreementTest {

    /** keepalived 2.2.7 ends itself with SIGTERM when a script's user is not root (keepalived-facts 3.1): nothing was tested. */
    private static final int CANNOT_TELL = 143;

    private static final int GENERATED = Boolean.getBoolean("vipnat.long") ? 3000 : Machine.FULL ? 260 : 100;

    private static Optional<MachineLock> lock = Optional.empty();
    private static Optional<TestNamespace> namespace = Optional.empty();

    @TempDir
    private Path directory;

    /** Waits for the machine's lock, perhaps through a whole other run of these tests. */
    @BeforeAll
    @Timeout(value = 40, unit = TimeUnit.MINUTES)
    static void prepare() {
        Machine.assumeRealKeepalived();
        lock = Optional.of(MachineLock.take());
        namespace = Optional.of(TestNamespace.make());
    }

    @AfterAll
    static void tidyUp() {
        namespace.ifPresent(TestNamespace::close);
        lock.ifPresent(MachineLock::close);
    }

    private record Verdict(String name, String text, Machine.Result keepalived, LintReport ours) {

        boolean disagrees() {
            return (keepalived.status() != 0) != ours.isRejectedBy(KeepalivedRelease.V2_2);
        }

        String tell() {
            return "%n---- %s: keepalived -t %d, ours %s%n%s%n%s%nours: %s"
                    .formatted(
                            name,
                            keepalived.status(),
                            ours.isRejectedBy(KeepalivedRelease.V2_2) ? "rejects" : "takes it",
                            text,
                            keepalived.output(),
                            ours.findings().stream()
                                    .filter(f -> f.heardBy().contains(KeepalivedRelease.V2_2))
                                    .map(f -> f.toProblem().toString())
                                    .toList());
        }
    }

    private Verdict judge(String name, String text) throws IOException {
        Path file = Files.writeString(directory.resolve(name + ".conf"), text, StandardCharsets.ISO_8859_1);
        TestNamespace here = namespace.orElseThrow();
        LintReport ours = new KeepalivedLint()
                .check(List.of(new KeepalivedLint.NodeFile(
                        "vm1",
                        new ConfParser(new DiskFiles(), Optional.of("nobody")).parse(file.toString()),
                        here.host())));
        return new Verdict(name, text, here.tryFile(file), ours);
    }

    @Test
    void should_agree_with_keepalived_on_every_generated_file() throws IOException {
        List<Verdict> verdicts = new ArrayList<>();
        for (long seed = 1; seed <= GENERATED; seed++) {
            verdicts.add(judge("seed-" + seed, new ConfGenerator(seed).make()));
        }
        assertAgreement(verdicts, "generated");
    }

    @Test
    void should_agree_with_keepalived_on_every_piece_put_into_a_good_file_alone() throws IOException {
        List<Verdict> verdicts = new ArrayList<>();
        for (Map.Entry<String, String> file : ConfGenerator.onePieceEach().entrySet()) {
            verdicts.add(judge(file.getKey(), file.getValue()));
        }
        assertAgreement(verdicts, "one-piece");
    }

    @Test
    void should_agree_with_keepalived_on_every_hand_written_file() throws IOException {
        List<Verdict> verdicts = new ArrayList<>();
        for (Map.Entry<String, String> file : handWritten().entrySet()) {
            verdicts.add(judge(file.getKey(), file.getValue()));
        }
        assertAgreement(verdicts, "hand-written");
    }

    private static void assertAgreement(List<Verdict> verdicts, String kind) {
        List<Verdict> told = verdicts.stream()
                .filter(verdict -> verdict.keepalived().status() != CANNOT_TELL)
                .toList();
        List<String> disagreements =
                told.stream().filter(Verdict::disagrees).map(Verdict::tell).toList();
        Map<String, Integer> onlyOurs = new TreeMap<>();
        told.stream()
                .filter(verdict -> verdict.keepalived().status() == 0)
                .flatMap(verdict -> verdict.ours().findings().stream()
                        .map(ConfFinding::code)
                        .distinct())
                .forEach(code -> onlyOurs.merge(code, 1, Integer::sum));
        long rejected = told.stream()
                .filter(verdict -> verdict.keepalived().status() != 0)
                .count();
        System.out.printf(
                "%d %s files: keepalived -t rejects %d, takes %d, cannot tell %d; silent where we speak: %s%n",
                verdicts.size(), kind, rejected, told.size() - rejected, verdicts.size() - told.size(), onlyOurs);
        assertThat(silentClasses()).as("codes listed in corpus/silent.txt").containsAll(onlyOurs.keySet());
        assertThat(disagreements)
                .as("%d of %d", disagreements.size(), told.size())
                .isEmpty();
        assertThat(rejected).isGreaterThan(told.size() / 5);
        assertThat(told.size() - rejected).isGreaterThan(told.size() / 5);
    }

    /** The codes of which keepalived -t is known to say nothing. */
    private static Set<String> silentClasses() {
        return resource("/corpus/silent.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" ", 2)[0])
                .collect(Collectors.toSet());
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(KeepalivedTestAgreementTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> handWritten() {
        Map<String, String> files = new LinkedHashMap<>();
        for (String part : resource("/corpus/files.txt").replace("<CR>", "\r").split("(?m)^=== ", -1)) {
            if (!part.isBlank()) {
                int end = part.indexOf('\n');
                files.put(part.substring(0, end).strip(), part.substring(end + 1));
            }
        }
        return files;
    }
}
