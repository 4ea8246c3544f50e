package io.github.vipnat.cli;

import picocli.CommandLine.Command;

/** Serves a simulated router. */
@Command(name = "demo", description = "Serve a simulated router to log in to by hand.")
final class DemoCommand extends SiteCommand {
    @Override
    ExitCode execute() {
        return ExitCode.DONE;
    }
}
