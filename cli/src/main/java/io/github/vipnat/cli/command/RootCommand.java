package io.github.vipnat.cli.command;

import io.github.vipnat.cli.process.Terminal;

/** The command line's root as the commands below it know it. */
public interface RootCommand {

    CommonOptions options();

    Terminal terminal();

    /** Runs one command line from the start, on another terminal; gives its exit code. */
    int run(Terminal terminal, String... args);
}
