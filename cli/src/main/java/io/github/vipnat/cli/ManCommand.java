package io.github.vipnat.cli;

import io.github.vipnat.cli.command.SiteCommand;
import io.github.vipnat.cli.help.ManPage;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.report.JsonReport;
import picocli.CommandLine.Command;

/** Prints the manual page; for whoever packages vipnat. */
@Command(name = "man", hidden = true, description = "Print the manual page, for man -l.")
final class ManCommand extends SiteCommand {

    @Override
    protected ExitCode execute() {
        String page = ManPage.of(spec().root());
        print(options().json() ? JsonReport.text(page) + "\n" : page);
        return ExitCode.DONE;
    }
}
