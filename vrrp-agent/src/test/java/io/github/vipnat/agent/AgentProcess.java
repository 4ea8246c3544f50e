package io.github.vipnat.agent;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.agent.host.Arp;
import io.github.vipnat.agent.host.ArpingCommand;
import io.github.vipnat.agent.host.KernelAddresses;
import io.github.vipnat.agent.host.VipHolding;
import io.github.vipnat.agent.state.AgentLog;
import io.github.vipnat.agent.state.AgentStateFolder;
import io.github.vipnat.apply.Progress;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.reconcile.Surroundings;
import io.github.vipnat.secret.SecretPrompt;
import io.github.vipnat.topology.reader.TopologyReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * An agent in a process of its own. On a host that is a file: where {@code holding} exists, it holds the VIP. Or, with
 * {@code real} or {@code real-with-account} behind the folder, on the host it runs on, with its real interfaces and real ARP.
 */
final class AgentProcess {

    private AgentProcess() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        boolean real = arguments.length > 1;
        boolean withAccount = !real || arguments[1].equals("real-with-account");
        Map<String, String> environment = Map.of(
                "HOME",
                folder.toString(),
                "STATE_DIRECTORY",
                folder.toString(),
                withAccount ? "IOS_PASSWORD" : "NONE",
                "secret");
        new AgentDaemon(new AgentSetup(
                        folder.resolve("notify.fifo"),
                        folder.resolve("spool"),
                        Optional.empty(),
                        new AgentStateFolder(folder.resolve("agent")),
                        () -> new TopologyReader(folder).read(folder.resolve("cluster.yaml")),
                        Surroundings.of(environment, SecretPrompt.none(), Progress.silent()),
                        real ? new KernelAddresses() : vip -> inFile(folder),
                        real ? new ArpingCommand(new KernelAddresses()) : new Nobody(),
                        new Printed()))
                .run();
    }

    private static Optional<VipHolding> inFile(Path folder) {
        return Files.exists(folder.resolve("holding"))
                ? Optional.of(new VipHolding("eth0", AgentSite.OWN_MAC))
                : Optional.empty();
    }

    private record Nobody() implements Arp {
        @Override
        public CompletableFuture<Optional<Problem>> tell(Ipv4 vip, VipHolding holding, List<Ipv4> routers) {
            return CompletableFuture.completedFuture(Optional.empty());
        }

        @Override
        public Optional<String> other(Ipv4 vip, VipHolding holding) {
            return Optional.empty();
        }
    }

    private record Printed() implements AgentLog {
        @Override
        public void info(String line) {
            System.out.println(line);
        }

        @Override
        public void warning(String line) {
            System.out.println("warning " + line);
        }
    }
}
