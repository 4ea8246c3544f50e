package io.github.vipnat.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vipnat.apply.Progress;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.session.Transcript;
import io.github.vipnat.topology.Router;
import io.github.vipnat.topology.reader.TopologyReader;
import io.github.vipnat.transport.TestAgent;
import io.github.vipnat.transport.TestKey;
import io.github.vipnat.transport.TransportException;
import io.github.vipnat.transport.jsch.JschTransport;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a router of cluster.yaml without password and key to the ssh-agent. */
class AgentLoginTest {

    @TempDir
    Path folder;

    private Router router() {
        return new TopologyReader(folder)
                .read(folder.resolve("cluster.yaml"), """
                        cluster: web
                        vip: 10.51.10.67
                        nodes:
                          - { name: vm1, address: 10.51.10.11 }
                          - { name: vm2, address: 10.51.10.12 }
                        routers:
                          - name: edge
                            address: 127.0.0.1
                            port: 1
                            transport: jsch
                            username: netops
                            publish: [{ global: 172.18.55.51, as: ports, ports: [tcp 80] }]
                        """)
                .routers()
                .get(0);
    }

    private RouterAccess with(Path agent) {
        Surroundings usual = LabSite.surroundings(folder, Progress.silent());
        Platforms asking = new Platforms(
                usual.platforms().os(),
                choice -> new JschTransport().withAgent(agent),
                usual.platforms().hostKeys(),
                usual.platforms().expect());
        return new RouterAccess(new Surroundings(
                asking,
                usual.secrets(),
                usual.knownHosts(),
                usual.runs(),
                usual.progress(),
                usual.pause(),
                usual.clock(),
                usual.deadlines(),
                usual.sessionDeadlines(),
                usual.interruption()));
    }

    @Test
    void should_ask_the_agent_for_a_router_that_has_no_secret_in_the_file() throws IOException {
        try (TestAgent empty = TestAgent.holding(folder.resolve("empty"));
                TestAgent agent = TestAgent.holding(folder.resolve("agent"), TestKey.ECDSA_256.pair())) {
            assertThat(codeOf(with(folder.resolve("gone")))).isEqualTo("agent-unreachable");
            assertThat(codeOf(with(empty.socket()))).isEqualTo("agent-empty");
            assertThat(codeOf(with(agent.socket()))).isEqualTo("unreachable");
        }
    }

    private String codeOf(RouterAccess access) {
        String[] code = {""};
        assertThatThrownBy(() -> access.open(router(), Transcript.none()).close())
                .satisfies(failure -> code[0] = failure instanceof TransportException transport
                        ? transport.problem().code()
                        : ((ProblemException) failure).problems().get(0).code());
        return code[0];
    }
}
