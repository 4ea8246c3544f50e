package io.github.vipnat.topology.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples that {@code vipnat init} writes, in the file of somebody who has not looked at all of them. */
class UnchangedExamplesTest {

    private static final String WRITTEN = """
            cluster: web                      # CHANGE: the site's name in reports
            vip: 192.0.2.10                   # CHANGE: the VRRP address the rules lead to
            nodes:
              - name: vm1                     # CHANGE: what you call the server
                address: 192.0.2.11           # CHANGE: its fixed address, which rules leave
              - name: vm2                     # CHANGE: what you call the server
                address: 192.0.2.12           # CHANGE: its fixed address, which rules leave
            routers:
              - name: edge                    # CHANGE: its name, as in vipnat plan -r NAME
                address: 192.0.2.1            # CHANGE: where SSH reaches it
                username: netops              # CHANGE: who logs in
                password: prompt
                publish:
                  - global: 198.51.100.10     # CHANGE: an outside address of its own
                    as: ports
                    ports: [tcp 80, tcp 443]  # CHANGE: global port[:local port]
            """;

    private static final Path FILE = Path.of("cluster.yaml");

    @TempDir
    Path folder;

    private static List<String> refused(String text) {
        return UnchangedExamples.in(FILE, text).stream()
                .map(problem -> problem.where() + " " + problem.what().replaceFirst(" is .*", ""))
                .toList();
    }

    @Test
    void should_name_every_address_that_stands_as_it_was_written() {
        assertThat(refused(WRITTEN))
                .containsExactly(
                        "cluster.yaml:2:1 vip: 192.0.2.10",
                        "cluster.yaml:5:5 address: 192.0.2.11",
                        "cluster.yaml:7:5 address: 192.0.2.12",
                        "cluster.yaml:10:5 address: 192.0.2.1",
                        "cluster.yaml:14:9 global: 198.51.100.10");
    }

    @Test
    void should_refuse_the_file_that_holds_one() throws IOException {
        Path file = Files.writeString(folder.resolve("cluster.yaml"), WRITTEN);
        assertThatThrownBy(() -> new TopologyReader(folder).read(file))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.kind()).isEqualTo(ProblemException.Kind.INPUT);
                    assertThat(e.problems())
                            .hasSize(5)
                            .extracting(Problem::code)
                            .containsOnly("example-not-changed");
                });
    }

    @Test
    void should_accept_a_value_of_ones_own_whatever_the_line_still_says() {
        assertThat(refused(WRITTEN.replace("vip: 192.0.2.10 ", "vip: 10.51.10.67 ")))
                .hasSize(4)
                .noneMatch(text -> text.contains("vip"));
        assertThat(refused(WRITTEN.replace("vip: 192.0.2.10 ", "vip: 10.51.10.67/16 ")))
                .hasSize(4);
    }

    @Test
    void should_never_refuse_the_networks_of_documentation() {
        String ticket = WRITTEN.replace("192.0.2.10 ", "192.0.2.77 ")
                .replace("192.0.2.11 ", "192.0.2.78 ")
                .replace("192.0.2.12 ", "192.0.2.79 ")
                .replace("192.0.2.1 ", "192.0.2.254 ")
                .replace("198.51.100.10 ", "198.51.100.20 ");
        assertThat(refused(ticket)).isEmpty();
        assertThat(refused(WRITTEN.replaceAll("# CHANGE: .*", "# ours")))
                .as("who takes the mark out means the value")
                .isEmpty();
    }

    @Test
    void should_know_the_next_example_where_the_first_is_a_known_address() {
        String known = WRITTEN.replace(
                        "192.0.2.11           # CHANGE: its fixed address, which rules leave", "192.0.2.10")
                .replace("vip: 192.0.2.10 ", "vip: 192.0.2.11 ");
        assertThat(refused(known)).contains("cluster.yaml:2:1 vip: 192.0.2.11");
    }
}
