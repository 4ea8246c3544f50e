package io.github.vipnat.cli;

import io.github.vipnat.cli.command.SiteCommand;
import io.github.vipnat.cli.help.BashCompletion;
import io.github.vipnat.cli.help.ZshCompletion;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.report.JsonReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the script that completes vipnat's words. */
@Command(name = "completion", description = "Print a script that completes vipnat's words in a shell.")
final class CompletionCommand extends SiteCommand {

    /** The shells we have a script for. */
    enum Shell {
        bash,
        zsh
    }

    @Parameters(paramLabel = "bash|zsh", description = "The shell that is to read the script.")
    private Shell shell = Shell.bash;

    @Override
    protected ExitCode execute() {
        String script = switch (shell) {
            case bash -> BashCompletion.of(spec().root());
            case zsh -> ZshCompletion.of(spec().root());
        };
        print(options().json() ? JsonReport.text(script) + "\n" : script);
        return ExitCode.DONE;
    }
}
