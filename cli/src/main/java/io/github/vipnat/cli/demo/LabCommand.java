package io.github.vipnat.cli.demo;

import io.github.vipnat.cli.command.SiteCommand;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.lab.Personality;
import io.github.vipnat.lab.SimulatedRouter;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.problem.TextFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Serves a simulated router. */
@Command(name = "lab", description = "Serve a simulated router to log in to by hand.")
public final class LabCommand extends SiteCommand {

    private static final int LARGEST_CONFIGURATION = 64 << 20;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Listen on this TCP port of 127.0.0.1; 0 takes any. Default: 2222.")
    private int port = 2222;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--personality",
            paramLabel = "ios_12|ios_15|ios_xe",
            description = "Behave as this operating system. Default: ios_15.")
    private Personality personality = Personality.IOS_15;

    @Option(
            names = "--alive",
            paramLabel = "ADDRESS",
            description =
                    "Let this host, such as your VIP, answer ARP and ping; may be repeated. Default: 10.51.10.67.")
    private List<String> alive = new ArrayList<>();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Start with this running-config. Default: the demo's.")
    private @Nullable Path config;

    @Override
    protected ExitCode execute() {
        requirePort();
        try (SimulatedRouter router = start()) {
            (alive.isEmpty() ? List.of(DemoRouter.VIP) : alive)
                    .forEach(address -> router.setArp(address, DemoRouter.MAC_OF_VM1));
            print(greeting(router));
            terminal().out().flush();
            new CountDownLatch(1).await();
            return ExitCode.DONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
    }

    private SimulatedRouter start() {
        String configuration =
                config == null ? DemoRouter.configuration() : TextFile.readForeign(config, LARGEST_CONFIGURATION);
        try {
            return DemoRouter.with(configuration)
                    .personality(personality)
                    .port(port)
                    .realTime()
                    .start();
        } catch (UncheckedIOException e) {
            throw new ProblemException(
                    ProblemException.Kind.REFUSED,
                    Problem.fatal(
                            "port-not-free",
                            "127.0.0.1 port " + port,
                            "the port cannot be listened on",
                            "something else has it, perhaps another vipnat lab",
                            "take another:  vipnat lab --port 0"));
        }
    }

    private void requirePort() {
        if (port < 0 || port > 65535) {
            throw new ParameterException(spec.commandLine(), "--port takes 0 to 65535, not " + port);
        }
    }

    private static String greeting(SimulatedRouter router) {
        return """
                A simulated router listens on 127.0.0.1 port %1$d. It is no real router.

                  ssh -p %1$d %2$s@127.0.0.1

                  user %2$s, password %3$s, enable password %4$s
                  known_hosts line:
                %5$s

                Ctrl-C ends it.
                """.formatted(
                router.port(), DemoRouter.USER, DemoRouter.PASSWORD, DemoRouter.ENABLE, router.knownHostsLine());
    }
}
