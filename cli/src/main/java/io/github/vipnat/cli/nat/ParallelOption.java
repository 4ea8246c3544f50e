package io.github.vipnat.cli.nat;

import io.github.vipnat.reconcile.Fleet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How many routers to work on at the same time. */
final class ParallelOption {

    @Option(
            names = "--parallel",
            paramLabel = "N",
            description = "Work on so many routers at the same time, 1 to 64. Default: 4.")
    private int parallel = Fleet.USUAL;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    int routers() {
        if (parallel < 1 || parallel > Fleet.MOST) {
            throw new ParameterException(
                    spec.commandLine(), "--parallel takes 1 to " + Fleet.MOST + ", not " + parallel);
        }
        return parallel;
    }
}
