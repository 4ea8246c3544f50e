package io.github.vipnat.topology.reader;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.problem.ProblemException.Kind;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Whatever happens to the bytes of a file, the reader gives a topology or problems, and never repeats a password. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(240)
class TopologyReaderFuzzTest {

    /** 2,000 with {@code -Dvipnat.full=true}. */
    private static final int SEEDS = Boolean.getBoolean("vipnat.full") ? 2_000 : 500;

    private static final String PASSWORD = "Zq7xKv9w";
    private static final List<String> PIECES = List.of("Zq7x", "q7xK", "7xKv", "xKv9", "Kv9w");
    private static final byte[] ANNOYING = "\t:{}[]*&!%@`'\",#-\u0000\u00e9 ?|>\n0a".getBytes(ISO_8859_1);

    private final TopologyReader reader = new TopologyReader(Path.of("/home/ops"));

    @TempDir
    Path folder;

    @Test
    void should_end_in_a_topology_or_in_problems_when_the_designs_file_is_damaged() throws Exception {
        damage("web.yaml");
    }

    @Test
    void should_end_in_a_topology_or_in_problems_when_a_file_with_every_key_is_damaged() throws Exception {
        damage("every-key.yaml");
    }

    private void damage(String fixture) throws IOException, URISyntaxException {
        String sound = Files.readString(TopologyReaderTest.fixture(fixture));
        String careless = sound.replaceAll("(env|file):[^\\s},]+|prompt", PASSWORD);
        assertThat(careless).contains("password: " + PASSWORD);
        Path file = folder.resolve("cluster.yaml");
        int accepted = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Files.write(file, damaged(seed % 2 == 0 ? sound : careless, new Random(seed)));
            accepted += read(file, seed) ? 1 : 0;
        }
        assertThat(accepted).as("some damage does no harm, most does").isBetween(SEEDS / 50, SEEDS / 2);
    }

    private boolean read(Path file, int seed) {
        try {
            reader.read(file);
            return true;
        } catch (ProblemException e) {
            if (e.kind() != Kind.INPUT
                    || e.problems().isEmpty()
                    || !e.problems().stream().allMatch(p -> isWhole(p, file))) {
                throw new AssertionError("seed " + seed, e);
            }
            return false;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    private static boolean isWhole(Problem problem, Path file) {
        String told = problem.what() + problem.why() + problem.fix();
        return problem.where().startsWith(file.toString())
                && problem.isFatal()
                && Stream.of(problem.what(), problem.why(), problem.fix()).noneMatch(String::isBlank)
                && told.chars().noneMatch(Character::isISOControl)
                && PIECES.stream().noneMatch(told::contains);
    }

    private static byte[] damaged(String sound, Random random) {
        List<String> lines = new ArrayList<>(Arrays.asList(sound.split("(?<=\n)")));
        for (int i = random.nextInt(3); i > 0; i--) {
            int line = random.nextInt(lines.size());
            switch (random.nextInt(3)) {
                case 0 -> lines.remove(line);
                case 1 -> lines.add(random.nextInt(lines.size()), lines.get(line));
                default -> lines.set(line, lines.get(line).replaceFirst("^ *", " ".repeat(random.nextInt(9))));
            }
        }
        byte[] bytes = String.join("", lines).getBytes(UTF_8);
        for (int i = random.nextInt(4); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = ANNOYING[random.nextInt(ANNOYING.length)];
        }
        return random.nextInt(3) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }
}
