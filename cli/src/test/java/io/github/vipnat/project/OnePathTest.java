package io.github.vipnat.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.layout.InstallLayout;
import io.github.vipnat.layout.NodePaths;
import io.github.vipnat.layout.RuntimeEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One table of paths ({@code layout}): a second name for the FIFO is a pipe that keepalived writes and no agent reads. */
class OnePathTest {

    private static final Path ROOT = Path.of(System.getProperty("vipnat.root"));

    /** A path of an installed machine that has vipnat's name somewhere in it. */
    private static final Pattern NAMED =
            Pattern.compile("(?<![\\w.@}-])/(?:run|etc|opt|srv|var|usr)/[\\w./-]*vipnat[\\w./-]*");

    /** They cannot import the table, or are no Java inside; what they say must equal it all the same. */
    private static final Set<String> LITERAL = Set.of("CompletedNames.java", "PathField.java", "HostSecrets.java");

    /** The real site's own, which no node has. */
    private static final Pattern OF_THE_SITE = Pattern.compile("/run/vipnat-site(\\.lock|/vm\\d/root)?");

    /** Names that a person gives, in examples. */
    private static final Set<String> A_PERSONS =
            Set.of(NodePaths.CONFIGURATION + "/id_ed25519", NodePaths.CONFIGURATION + "/ios-password");

    /** No page but the changelog may send a reader there. */
    private static final String READ_ONCE = NodePaths.CONFIGURATION + "/agent.env";

    private record Found(String file, boolean inJavaCode, String path) {}

    private static Set<String> table() {
        Set<String> paths = new TreeSet<>(InstallLayout.hooks());
        paths.addAll(InstallLayout.levers());
        Arrays.stream(NodePaths.class.getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers()))
                .map(OnePathTest::value)
                .filter(value -> value.startsWith("/"))
                .forEach(paths::add);
        for (InstallLayout layout : InstallLayout.values()) {
            paths.add(layout.program());
            paths.add(Path.of(layout.hook()).getParent().toString());
        }
        return paths;
    }

    private static String value(Field field) {
        try {
            return String.valueOf(field.get(null));
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    /** What lies in /run is vipnat's alone; the agent's home is its own. */
    private static boolean isOfTheTable(Found one) {
        return table().contains(one.path())
                || one.path().startsWith(NodePaths.SECRETS + "/")
                || one.path().startsWith(NodePaths.STATE + "/")
                || A_PERSONS.contains(one.path())
                || OF_THE_SITE.matcher(one.path()).matches()
                || (one.file().equals("CHANGELOG.md") && one.path().equals(READ_ONCE));
    }

    private static List<Found> found() throws IOException {
        List<Found> found = new ArrayList<>();
        for (Path file : files()) {
            boolean java = file.toString().endsWith(".java");
            Files.readString(file).lines().forEach(line -> {
                boolean comment = line.strip().startsWith("*") || line.strip().startsWith("/");
                Matcher named = NAMED.matcher(line);
                while (named.find()) {
                    String path = named.group().replaceAll("[./]+$", "");
                    found.add(new Found(file.getFileName().toString(), java && !comment, path));
                }
            });
        }
        return found;
    }

    private static List<Path> files() {
        Stream<Path> sources = Stream.of("lab", "nat-core", "vrrp-agent", "cli")
                .flatMap(module -> walk(ROOT.resolve(module).resolve("src/main")));
        Stream<Path> others = Stream.of("bin", "docs").flatMap(folder -> walk(ROOT.resolve(folder)));
        Stream<Path> pages = Stream.of("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")
                .map(ROOT::resolve);
        return Stream.of(sources, others, pages)
                .flatMap(files -> files)
                .filter(file -> !file.toString().matches(".*\\.(png|svg|gif|jar)"))
                .filter(file -> !file.getParent().endsWith("io/github/vipnat/layout"))
                .toList();
    }

    private static Stream<Path> walk(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void should_name_no_path_that_is_not_in_the_table() throws IOException {
        assertThat(found()).hasSizeGreaterThan(10).allMatch(OnePathTest::isOfTheTable);
    }

    @Test
    void should_have_java_ask_the_table() throws IOException {
        assertThat(found())
                .filteredOn(Found::inJavaCode)
                .filteredOn(one -> !LITERAL.contains(one.file()))
                .isEmpty();
    }

    @Test
    void should_have_the_hook_and_the_unit_say_what_the_table_says() throws IOException {
        String hook = Files.readString(ROOT.resolve("bin").resolve(NodePaths.HOOK_NAME));
        assertThat(hook).contains("dir=${VIPNAT_SPOOL_DIR:-" + NodePaths.SPOOL + "}");
        Path folder = ROOT.resolve("vrrp-agent/src/main/resources/io/github/vipnat/agent/install");
        assertThat(Files.readString(folder.resolve(NodePaths.LEVER_NAME)))
                .contains("\nrun=" + NodePaths.LEVER + "\n", "\nown=" + NodePaths.OWN_LEVER + "\n");
        assertThat(Files.readString(folder.resolve("sysusers.conf")))
                .contains("u " + NodePaths.USER + " - ", " " + NodePaths.STATE + "\n");
        assertThat(Files.readString(folder.resolve("vipnat-agent.service")))
                .contains(
                        "User=" + NodePaths.USER + "\n",
                        "Group=" + NodePaths.USER + "\n",
                        "HOME=" + NodePaths.STATE + "\n",
                        "StateDirectory=" + Path.of(NodePaths.STATE).getFileName() + "\n",
                        "ReadWritePaths=" + NodePaths.RUNTIME);
    }

    @Test
    void should_give_the_agents_user_no_folder_that_root_looks_for_names_in() {
        assertThat(RuntimeEntry.FOLDER.owner()).isEqualTo(NodePaths.ROOT_USER);
        assertThat(RuntimeEntry.tmpfiles().lines())
                .containsExactly(
                        "d /run/vipnat 0755 root root -",
                        "d /run/vipnat/spool 0700 vipnat vipnat -",
                        "p /run/vipnat/notify.fifo 0600 vipnat vipnat -",
                        "d /run/vipnat/lever 0755 root root -",
                        "f /run/vipnat/standby 0644 root root - 0");
    }

    @Test
    void should_know_a_way_to_install_by_its_program() {
        assertThat(InstallLayout.of("/usr/bin/vipnat")).isEqualTo(InstallLayout.PACKAGED);
        assertThat(InstallLayout.of("/usr/bin/../local/bin/vipnat")).isEqualTo(InstallLayout.LOCAL);
        assertThat(InstallLayout.of("/opt/vipnat/bin/vipnat")).isEqualTo(InstallLayout.CHECKOUT);
        assertThat(InstallLayout.hooks())
                .containsExactly("/usr/lib/vipnat/vipnat-notify", "/usr/local/lib/vipnat/vipnat-notify");
    }
}
