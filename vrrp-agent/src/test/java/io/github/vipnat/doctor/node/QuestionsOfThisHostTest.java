package io.github.vipnat.doctor.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vipnat.doctor.DocumentNodes;
import io.github.vipnat.node.Links;
import io.github.vipnat.node.Listener;
import io.github.vipnat.node.NodeAnswer;
import io.github.vipnat.node.NodeQuestion;
import io.github.vipnat.node.NodeShell;
import io.github.vipnat.node.NodeSight;
import io.github.vipnat.node.NodeVisits;
import io.github.vipnat.node.ProcessTable;
import io.github.vipnat.node.ShellOfThisHost;
import io.github.vipnat.node.Sudoers;
import io.github.vipnat.topology.Topology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All questions, put to the host that the tests run on; the interface is one that no host has, so nothing is sent. */
class QuestionsOfThisHostTest {

    private final Topology site = DocumentNodes.debian12()
            .yaml(text ->
                    text.replace("interface: eth0", "interface: nolan0").replace("username: ops", "username: root"))
            .site();
    private final List<NodeQuestion> questions = NodeVisits.once(NodeChecks.questions(site));

    @Test
    void should_be_answered_in_one_go_by_a_host_whatever_is_installed_there() {
        ShellOfThisHost host = new ShellOfThisHost("", "sh", "-c");
        NodeSight sight = new NodeShell(site.nodes().get(0), host).ask(questions, Duration.ofSeconds(120));
        assertThat(sight.missed()).isEmpty();
        assertThat(questions)
                .allSatisfy(question ->
                        assertThat(sight.answer(question)).as(question.name()).isInstanceOf(NodeAnswer.Said.class));
        sight.said(ProcessTable.QUESTION)
                .ifPresent(said -> assertThat(
                                ProcessTable.parse(said).orElseThrow().names())
                        .isNotEmpty());
        sight.said(Links.ADDRESSES)
                .ifPresent(said -> assertThat(Links.of(sight)).isPresent());
        sight.said(Listener.QUESTION)
                .ifPresent(said -> assertThat(
                                said.lines().filter(line -> line.startsWith("tcp") || line.startsWith("udp")))
                        .hasSameSizeAs(Listener.parse(said)));
        sight.said(Listener.OWNERS)
                .ifPresent(said -> assertThat(Listener.parse(said))
                        .allMatch(listener -> !listener.owners().contains("")));
    }

    @Test
    void should_fit_into_one_argument_of_a_command() {
        ShellOfThisHost host = new ShellOfThisHost("", "true");
        new NodeShell(site.nodes().get(0), host).ask(questions, Duration.ofSeconds(20));
        assertThat(host.asked()).allMatch(command -> command.length() < 32 << 10);
    }

    @Test
    void should_need_what_visudo_accepts(@TempDir Path folder) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/sbin/visudo")), "no visudo here");
        Path file = Files.writeString(folder.resolve("vipnat-doctor"), new Sudoers("ops").file(questions));
        assertThat(file).content().contains("/usr/bin/arping", "/usr/bin/cat /etc/keepalived/keepalived.conf");
        assertThat(new ProcessBuilder("/usr/sbin/visudo", "-c", "-f", file.toString())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }
}
