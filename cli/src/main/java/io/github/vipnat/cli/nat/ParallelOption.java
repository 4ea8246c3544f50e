package io.github.vipnat.cli.nat;

import io.github.vipnat.reconcile.Fleet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How many routers to work on at the same time. */
final class ParallelOption {

    @Option(
            names = "--parallel",
            paramLabel = "N",
            description =
                    "Work on so many routers at the same time, 1 to 64. Default: all of them, up to 16 a processor.")
    private @Nullable Integer parallel;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /** @param all how many there are to work on */
    int routers(int all) {
        int routers = parallel == null ? Fleet.usual(all) : parallel;
        if (routers < 1 || routers > Fleet.MOST) {
            throw new ParameterException(
                    spec.commandLine(), "--parallel takes 1 to " + Fleet.MOST + ", not " + routers);
        }
        return routers;
    }
}
