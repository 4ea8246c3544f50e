package io.github.vipnat.agent.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files make the agent a service, and which ones it would not see. */
class ServiceFilesTest {

    @TempDir
    Path folder;

    private static ServiceFiles of(Path root, String program, String cluster) {
        return new ServiceFiles(root, program, cluster, "VI_1", List.of());
    }

    private static List<String> hidden(String program, String cluster) {
        return of(Path.of("/"), program, cluster).hidden().stream()
                .map(Problem::where)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/home/anna/vipnat",
                "/root/vipnat",
                "/run/user/1000/vipnat",
                "/tmp/vipnat",
                "/var/tmp/vipnat",
                "/srv/../home/anna/vipnat",
            })
    void should_refuse_a_folder_that_the_unit_hides_and_write_nothing(String checkout) {
        String program = checkout + "/bin/vipnat";
        String cluster = checkout + "/cluster.yaml";
        assertThat(hidden(program, cluster)).containsExactly(program, cluster);
        assertThatThrownBy(() -> of(Path.of("/"), program, cluster).install(false))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::code)
                                .containsExactly("hidden-from-the-service", "hidden-from-the-service"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/opt/vipnat", "/homes/vipnat", "/srv/home", "/var/tmpfiles"})
    void should_have_nothing_against_other_folders(String checkout) {
        assertThat(hidden(checkout + "/bin/vipnat", checkout + "/cluster.yaml")).isEmpty();
    }

    @Test
    void should_follow_the_links_that_the_service_would_follow() throws IOException {
        // Nothing but a temporary folder may be written here, and it is hidden by itself; what leads out of it still
        // lies in it.
        Path link = Files.createSymbolicLink(folder.resolve("out"), Path.of("/usr"));
        assertThat(hidden("/usr/bin/vipnat", link.resolve("cluster.yaml").toString()))
                .containsExactly(link.resolve("cluster.yaml").toString());
    }

    @Test
    void should_build_a_package_all_the_same() {
        ServiceFiles files = of(folder.resolve("root"), "/home/anna/vipnat/bin/vipnat", "/etc/vipnat/cluster.yaml");
        assertThat(files.install(false)).hasSize(5);
        assertThat(files.hidden()).hasSize(1);
    }

    @Test
    void should_put_the_hook_where_render_says_it_is() {
        assertThat(hook("/usr/bin/vipnat")).isEqualTo("usr/lib/vipnat/vipnat-notify");
        assertThat(hook("/usr/local/bin/vipnat")).isEqualTo("usr/local/lib/vipnat/vipnat-notify");
        assertThat(hook("/opt/vipnat/bin/vipnat")).isEqualTo("usr/local/lib/vipnat/vipnat-notify");
    }

    private String hook(String program) {
        ServiceFiles files = of(folder, program, "/etc/vipnat/cluster.yaml");
        Path hook = files.files().get(0).path();
        assertThat(files.keepalivedLines())
                .contains("notify \"/" + folder.relativize(hook) + "\" vipnat vipnat\n")
                .contains("/" + folder.relativize(hook) + " INSTANCE VI_1 MASTER_RX_LOWER_PRI\" vipnat vipnat\n")
                .contains("    vrrp_notify_fifo /run/vipnat/notify.fifo vipnat\n");
        return folder.relativize(hook).toString();
    }

    @Test
    void should_make_no_folder_that_others_can_write() throws IOException {
        of(folder.resolve("root"), "/usr/bin/vipnat", "/etc/vipnat/cluster.yaml")
                .install(false);
        try (Stream<Path> all = Files.walk(folder.resolve("root/usr"))) {
            assertThat(all.filter(Files::isDirectory))
                    .allMatch(path -> permissions(path).equals("rwxr-xr-x"));
        }
    }

    private static String permissions(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
