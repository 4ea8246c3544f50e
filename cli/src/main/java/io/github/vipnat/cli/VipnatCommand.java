package io.github.vipnat.cli;

import io.github.vipnat.cli.command.CommonOptions;
import io.github.vipnat.cli.command.RootCommand;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.cli.process.Terminal;
import io.github.vipnat.cli.process.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root: alone it prints help. */
@Command(
        name = "vipnat",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = false,
        description = "Moves a Cisco IOS router's static NAT onto a VRRP virtual IP, proves it, and keeps it true.")
final class VipnatCommand implements RootCommand, Callable<Integer> {

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Terminal terminal;

    VipnatCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public CommonOptions options() {
        return options;
    }

    @Override
    public Terminal terminal() {
        return terminal;
    }

    @Override
    public int run(Terminal other, String... args) {
        return Main.run(other, args);
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(terminal.out());
        return ExitCode.DONE.code();
    }
}
