package io.github.vipnat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vipnat.cli.demo.DemoRouter;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * bin/vipnat of a checkout that has been built, with its class-data archive: it makes one that holds what commands load, and starts
 * as well without it, whatever has become of it.
 */
@ResourceLock("processes")
@Timeout(600)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LauncherTest {

    private static final Path ROOT = Path.of(System.getProperty("vipnat.root"));

    @TempDir
    static Path checkouts;

    private static Path made;

    /** One archive for all tests: to make it takes longer than all else. */
    @BeforeAll
    static void makeArchive() throws Exception {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/flock")), "flock is not installed:  apt-get install util-linux");
        made = checkouts.resolve("checkout");
        build(made);
        ShellProcess first = vipnat(made, Map.of(), "--version");
        assertThat(first.output()).contains("preparing a faster start (once)").endsWith("vipnat from source\n");
        assertThat(files(made, ".jsa")).hasSize(1);
    }

    /** The class path of this test, as Maven would leave it in the checkout. */
    private static void build(Path checkout) throws IOException {
        Files.createDirectories(checkout.resolve("cli/src/main"));
        Files.createDirectories(checkout.resolve("cli/target/lib"));
        Files.createDirectories(checkout.resolve("bin"));
        Files.createDirectories(checkout.resolve(".mvn"));
        Files.writeString(checkout.resolve("pom.xml"), "");
        Files.writeString(checkout.resolve("cli/pom.xml"), "");
        for (String file : List.of("vipnat", "lib.sh", "start.sh")) {
            Files.copy(
                    ROOT.resolve("bin").resolve(file),
                    checkout.resolve("bin").resolve(file),
                    StandardCopyOption.COPY_ATTRIBUTES);
        }
        List<Path> entries = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(Files::exists)
                .filter(entry -> !entry.endsWith("test-classes"))
                .toList();
        for (int i = 0; i < entries.size(); i++) {
            Path jar = checkout.resolve("cli/target/lib/%03d.jar".formatted(i));
            if (Files.isDirectory(entries.get(i))) {
                pack(entries.get(i), jar);
            } else {
                Files.copy(entries.get(i), jar);
            }
        }
        try (JarOutputStream empty =
                new JarOutputStream(Files.newOutputStream(checkout.resolve("cli/target/vipnat.jar")))) {
            empty.putNextEntry(new JarEntry("empty"));
        }
        Files.setLastModifiedTime(
                checkout.resolve("cli/target/vipnat.jar"),
                FileTime.from(Instant.now().plusSeconds(5)));
    }

    private static void pack(Path folder, Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(folder.relativize(file).toString()));
                Files.copy(file, out);
            }
        }
    }

    private static List<Path> files(Path checkout, String ending) throws IOException {
        try (Stream<Path> files = Files.list(checkout.resolve("cli/target/start"))) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private static ShellProcess vipnat(Path checkout, Map<String, String> environment, String... arguments)
            throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "env",
                "-u",
                "JAVA_HOME",
                "PATH=" + Path.of(System.getProperty("java.home"), "bin") + ":/usr/sbin:/usr/bin:/sbin:/bin",
                "HOME=" + checkouts,
                "XDG_STATE_HOME=" + checkouts.resolve("state"),
                checkout.resolve("bin/vipnat").toString()));
        command.addAll(List.of(arguments));
        return ShellProcess.run(checkouts, environment, command);
    }

    /** How many classes the command loads from the archive, and in all. */
    private record Loaded(List<String> shared, List<String> others) {

        long all() {
            return (long) shared.size() + others.size();
        }

        List<String> like(String pattern) {
            return Stream.concat(shared.stream(), others.stream())
                    .filter(name -> name.matches(pattern))
                    .toList();
        }
    }

    private static Loaded loaded(Path checkout, String... arguments) throws Exception {
        Path log = checkouts.resolve("loaded.log");
        ShellProcess run = vipnat(
                checkout, Map.of("VIPNAT_JAVA_OPTIONS", "-Xlog:class+load:file=" + log + "::filesize=0"), arguments);
        assertThat(run.code()).as(run.output()).isIn(0, 2);
        Map<Boolean, List<String>> names = Files.readAllLines(log, StandardCharsets.UTF_8).stream()
                .filter(line -> line.contains(" source: "))
                .collect(Collectors.partitioningBy(
                        line -> line.contains("source: shared objects file"),
                        Collectors.mapping(LauncherTest::className, Collectors.toList())));
        return new Loaded(names.get(true), names.get(false));
    }

    private static String className(String line) {
        return line.replaceFirst(" source:.*", "").replaceFirst(".* ", "");
    }

    private static String[] offlinePlan() throws IOException {
        Path site = checkouts.resolve("cluster.yaml");
        Files.writeString(site, DemoRouter.clusterYaml(2222));
        Path config = Files.writeString(checkouts.resolve("edge.cfg"), DemoRouter.configuration());
        return new String[] {"plan", "-f", site.toString(), "--running-config", config.toString()};
    }

    @Test
    @Order(1)
    void should_find_what_commands_load_in_the_archive() throws Exception {
        for (String[] command : List.of(new String[] {"--help"}, new String[] {"plan", "--help"}, offlinePlan())) {
            Loaded loaded = loaded(made, command);
            assertThat((long) loaded.shared().size())
                    .as(
                            "of %d for vipnat %s; the others begin with %s",
                            loaded.all(),
                            String.join(" ", command),
                            loaded.others().stream().limit(20).toList())
                    .isGreaterThanOrEqualTo(loaded.all() * 95 / 100);
        }
    }

    @Test
    @Order(2)
    void should_load_for_the_version_what_java_itself_needs_and_little_more() throws Exception {
        Loaded version = loaded(made, "--version");
        assertThat(version.like("picocli\\.(?!CommandLine\\$IVersionProvider$).*"))
                .isEmpty();
        assertThat(version.all()).isLessThan(2 * emptyJava());
    }

    /** No library that the command does not use; of Java itself four times what starting it takes, of which most are lambdas. */
    @Test
    @Order(3)
    void should_load_for_an_offline_plan_no_ssh() throws Exception {
        Loaded plan = loaded(made, offlinePlan());
        assertThat(plan.like("(org\\.apache\\.sshd|org\\.slf4j|org\\.mariadb|java\\.util\\.logging)\\..*"
                        + "|io\\.github\\.vipnat\\.(lab|agent|database|election)\\..*"))
                .isEmpty();
        // The types that the methods of our own transports name.
        assertThat(plan.like("(net\\.schmizz|com\\.jcraft)\\..*")).hasSizeLessThan(8);
        int own = plan.like("(io\\.github|picocli|org\\.snakeyaml)\\..*").size();
        assertThat(plan.all() - own).isLessThan(5 * emptyJava());
    }

    private static long emptyJava() throws Exception {
        Path log = checkouts.resolve("empty.log");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        assertThat(ShellProcess.run(
                                checkouts,
                                List.of(
                                        java,
                                        "-XX:+UseSerialGC",
                                        "-Xlog:class+load:file=" + log + "::filesize=0",
                                        "-version"))
                        .code())
                .isZero();
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains(" source: "))
                .count();
    }

    /** Another archive is not made here, since that takes long; that it would be is seen in the first one. */
    private static void startsAsWell(String without) throws Exception {
        ShellProcess run = vipnat(made, Map.of("VIPNAT_NO_ARCHIVE", "1"), "--version");
        assertThat(run.output()).as(without).isEqualTo("vipnat from source\n");
        assertThat(run.code()).as(without).isZero();
    }

    @Test
    @Order(4)
    void should_start_as_well_whatever_has_become_of_the_archive() throws Exception {
        Path archive = files(made, ".jsa").get(0);
        Path key = files(made, ".key").get(0);
        byte[] sound = Files.readAllBytes(archive);
        List<String> lines = Files.readAllLines(key);

        Files.write(archive, Arrays.copyOf(sound, sound.length / 2));
        startsAsWell("cut short");
        Files.writeString(archive, "no archive");
        startsAsWell("overwritten");
        Files.delete(archive);
        startsAsWell("deleted");
        Files.write(archive, sound);
        Files.writeString(key, "no key");
        startsAsWell("a key of its own");
        Files.write(key, List.of(lines.get(0), ""));
        startsAsWell("could not be made");
        Files.write(key, lines);
        startsAsWell("put back");

        Path elsewhere = checkouts.resolve("elsewhere");
        Files.move(made, elsewhere);
        ShellProcess moved = vipnat(elsewhere, Map.of("VIPNAT_NO_ARCHIVE", "1"), "--version");
        assertThat(moved.output()).as("moved").isEqualTo("vipnat from source\n");
        Files.move(elsewhere, made);
        Files.setLastModifiedTime(
                made.resolve("cli/target/lib/000.jar"),
                FileTime.from(Instant.now().minusSeconds(60)));
        startsAsWell("a jar of another time");
    }

    /** Where none can be made it is not tried again at each start. */
    @Test
    @Order(5)
    void should_say_once_that_it_prepares_a_start() throws Exception {
        Path start = made.resolve("cli/target/start");
        for (Path file : files(made, "")) {
            Files.delete(file);
        }
        Files.delete(start);
        Files.writeString(start, "no folder");
        startsAsWell("no folder for it");
        ShellProcess run = vipnat(made, Map.of(), "--version");
        assertThat(run.output()).isEqualTo("vipnat from source\n");
    }
}
