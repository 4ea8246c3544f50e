package io.github.vipnat.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Ipv4Prefix;
import io.github.vipnat.topology.AgentSettings;
import io.github.vipnat.topology.Node;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.transport.TransportException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class NodeVisitsTest {

    private static final NodeQuestion NAME = NodeQuestion.ofAll("name", "echo seen");
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @Test
    void should_ask_all_nodes_at_once_and_close_every_line() {
        CountDownLatch both = new CountDownLatch(2);
        List<ShellOfThisHost> hosts = Collections.synchronizedList(new ArrayList<>());
        List<NodeSight> sights = new NodeVisits(site(node("vm1", 11), node("vm2", 12)), node -> {
                    both.countDown();
                    await(both);
                    ShellOfThisHost host = new ShellOfThisHost("", "sh", "-c");
                    hosts.add(host);
                    return Optional.of(host);
                })
                .ask(List.of(NAME, NAME), LONGEST);
        assertThat(sights).extracting(sight -> sight.node().name()).containsExactly("vm1", "vm2");
        assertThat(sights)
                .allSatisfy(sight -> assertThat(sight.answer(NAME)).isEqualTo(new NodeAnswer.Said(0, "seen\n")));
        assertThat(hosts)
                .hasSize(2)
                .allSatisfy(host -> assertThat(host.isClosed).isTrue());
    }

    @Test
    void should_say_why_a_node_was_not_seen_and_see_the_others() {
        List<NodeSight> sights = new NodeVisits(site(node("vm1", 11), node("vm2", 12), node("vm3", 13)), node -> {
                    if (node.name().equals("vm1")) {
                        throw new TransportException(TransportException.Reason.HOST_KEY_CHANGED, "another key");
                    }
                    return node.name().equals("vm2")
                            ? Optional.empty()
                            : Optional.of(new ShellOfThisHost("", "sh", "-c"));
                })
                .ask(List.of(NAME), LONGEST);
        assertThat(sights.get(0).missed().orElseThrow().code()).isEqualTo("host-key-changed");
        assertThat(sights.get(1).missed().orElseThrow().code()).isEqualTo("node-no-ssh");
        assertThat(sights.get(1).answer(NAME)).isInstanceOf(NodeAnswer.NotAsked.class);
        assertThat(sights.get(2).missed()).isEmpty();
    }

    @Test
    void should_never_call_at_the_vip() {
        List<NodeSight> sights = new NodeVisits(site(node("vm1", 67)), node -> {
                    throw new AssertionError("called");
                })
                .ask(List.of(NAME), LONGEST);
        assertThat(sights.get(0).missed().orElseThrow().code()).isEqualTo("node-has-vip");
    }

    @Test
    void should_refuse_two_questions_of_one_name() {
        NodeQuestion other = NodeQuestion.ofAll("name", "uname -n");
        assertThatThrownBy(() -> NodeVisits.once(List.of(NAME, other))).isInstanceOf(IllegalArgumentException.class);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Node node(String name, int last) {
        return new Node(name, Ipv4.of("10.51.10." + last), Optional.empty(), OptionalInt.empty(), Optional.empty());
    }

    private static Topology site(Node... nodes) {
        return new Topology(
                Path.of("cluster.yaml"),
                "web",
                Ipv4Prefix.parse("10.51.10.67/32").orElseThrow(),
                List.of(nodes),
                Optional.empty(),
                List.of(),
                AgentSettings.usual(),
                Optional.empty());
    }
}
