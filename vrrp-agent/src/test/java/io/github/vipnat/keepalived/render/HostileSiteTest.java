package io.github.vipnat.keepalived.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.json.Json;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.topology.reader.TopologyReader;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Names of cluster.yaml that mean something to keepalived: each is one word of the file, or there is no file. */
class HostileSiteTest {

    private static final List<String> FIELDS = List.of("CLUSTER", "NODE", "INSTANCE", "INTERFACE", "PROCESS");

    private static final List<String> NAMES = List.of(
            "eth0}",
            "eth0{",
            "{",
            "}",
            "a b",
            "a\tb",
            "a\nb",
            "a\r",
            "\n",
            "a\u0000b",
            "a#b",
            "!a",
            "$A",
            "${A}",
            "\"a\"",
            "'a'",
            "a\"",
            "back\\",
            "100%",
            "a;b",
            "-a",
            ".",
            "..",
            "a/b",
            "~SEQ(A,1,9)",
            "@a",
            "@^b",
            "include",
            "\u00e4\u00f6",
            "x".repeat(4096));

    static Stream<Arguments> names() {
        return FIELDS.stream().flatMap(field -> NAMES.stream().map(name -> Arguments.of(field, name)));
    }

    private static String site(String field, String name) {
        return """
                cluster: CLUSTER
                vip: 10.51.10.67
                nodes: [{ name: NODE, address: 10.51.10.11 }, { name: vm2, address: 10.51.10.12 }]
                vrrp:
                  instance: INSTANCE
                  interface: INTERFACE
                  virtual-router-id: 51
                  track: [{ process: PROCESS, weight: -11 }]
                routers:
                  - name: edge
                    address: 10.51.10.254
                    username: netops
                    password: env:IOS_PASSWORD
                    publish: [{ global: 172.18.55.51, as: ports, ports: [tcp 80] }]
                """.replace(field, Json.pretty(name)).replaceAll("CLUSTER|NODE|INSTANCE|INTERFACE|PROCESS", "plain");
    }

    @ParameterizedTest
    @MethodSource("names")
    void should_be_one_word_of_the_file_or_be_refused_in_words(String field, String name) {
        Topology topology;
        List<RenderedFile> files;
        RenderOptions options = new RenderOptions(EnumSet.allOf(ProductionExtra.class), true, "/run/f", "/run/h");
        try {
            topology =
                    new TopologyReader(Path.of("/root")).read(Path.of("/etc/vipnat/cluster.yaml"), site(field, name));
            files = new KeepalivedRender(topology, Optional.empty(), options).files();
        } catch (ProblemException refused) {
            assertThat(refused.problems()).hasSize(1).extracting(Problem::where).allMatch(at -> !at.contains("\n"));
            return;
        }
        String plain = new KeepalivedRender(
                        new TopologyReader(Path.of("/root"))
                                .read(Path.of("/etc/vipnat/cluster.yaml"), site(field, "other")),
                        Optional.empty(),
                        options)
                .files()
                .get(0)
                .text();
        assertThat(words(files.get(0).text())).isEqualTo(words(plain.replace("other", name)));
        assertThat(words(files.get(0).text())).contains(field.equals("INTERFACE") ? name : "vrrp_instance");
        assertThat(name).matches("[!-~&&[^\"'#!${}\\\\]]+");
        NodeNetwork network = new NodeNetwork(16, Optional.empty(), List.of());
        String stanza = new KeepalivedRender(topology, Optional.empty(), options)
                .interfaces(topology.nodes().get(0).name(), network);
        assertThat(stanza.lines()).hasSize(4);
    }

    /** What keepalived would read: comments gone, white space between words. */
    private static List<String> words(String text) {
        return text.lines()
                .map(line -> line.replaceAll("[#!].*", "").strip())
                .filter(line -> !line.isEmpty())
                .flatMap(line -> Stream.of(line.split("\\s+", -1)))
                .toList();
    }
}
