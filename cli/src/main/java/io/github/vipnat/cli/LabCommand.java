package io.github.vipnat.cli;

import io.github.vipnat.lab.Personality;
import io.github.vipnat.lab.SimulatedRouter;
import io.github.vipnat.problem.TextFile;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves a simulated router. */
@Command(name = "lab", description = "Serve a simulated router to log in to by hand.")
final class LabCommand extends SiteCommand {

    private static final int LARGEST_CONFIGURATION = 64 << 20;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Listen on this TCP port of 127.0.0.1; 0 takes any. Default: 2222.")
    private int port = 2222;

    @Option(
            names = "--personality",
            paramLabel = "ios_12|ios_15|ios_xe",
            description = "Behave as this operating system. Default: ios_15.")
    private Personality personality = Personality.IOS_15;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Start with this running-config. Default: the demo's.")
    private @Nullable Path config;

    @Override
    ExitCode execute() {
        try (SimulatedRouter router = DemoRouter.with(
                        config == null ? DemoRouter.configuration() : TextFile.read(config, LARGEST_CONFIGURATION))
                .personality(personality)
                .port(port)
                .start()) {
            print("A simulated router listens on 127.0.0.1 port " + router.port()
                    + ". Nothing here is a real router.\n\n"
                    + "  ssh -p " + router.port() + " " + DemoRouter.USER + "@127.0.0.1\n\n"
                    + "  user " + DemoRouter.USER + ", password " + DemoRouter.PASSWORD + ", enable password "
                    + DemoRouter.ENABLE + "\n"
                    + "  host key for known_hosts:\n  " + router.knownHostsLine() + "\n\nCtrl-C ends it.\n");
            terminal().out().flush();
            new CountDownLatch(1).await();
            return ExitCode.DONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
    }
}
