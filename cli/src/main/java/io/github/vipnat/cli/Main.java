package io.github.vipnat.cli;

import io.github.vipnat.cli.command.ErrorPrinter;
import io.github.vipnat.cli.help.HelpPage;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.cli.process.LibraryLogging;
import io.github.vipnat.cli.process.Terminal;
import io.github.vipnat.cli.process.Version;
import java.util.List;
import picocli.CommandLine;

/** Starts the command line. */
public final class Main {

    /** That of {@link ExitCode#REFUSED}, whose class may be the one that cannot be opened. */
    private static final int REFUSED = 4;

    private Main() {}

    /** The one place that ends the process. */
    public static void main(String[] args) {
        if (!OpenFiles.areEnough()) {
            System.err.println(OpenFiles.told());
            System.exit(REFUSED);
        }
        LibraryLogging.silence();
        int code = run(Terminal.ofProcess(), args);
        System.exit(code);
    }

    /** Runs one command; everything it says goes to the terminal given. */
    static int run(Terminal terminal, String... args) {
        int code = Version.isAllOf(args) ? version(terminal) : execute(terminal, args);
        terminal.out().flush();
        int ended = terminal.lost()
                .get()
                .map(reason -> new ErrorPrinter(new VipnatCommand(terminal)).lost(reason, code))
                .orElse(code);
        terminal.err().flush();
        return ended;
    }

    /** As the tree of commands would, which takes longer to build than a script that looks for vipnat waits for. */
    private static int version(Terminal terminal) {
        terminal.out().println(Version.text());
        return ExitCode.DONE.code();
    }

    private static int execute(Terminal terminal, String... args) {
        VipnatCommand root = new VipnatCommand(terminal);
        ErrorPrinter errors = new ErrorPrinter(root);
        return execute(commandLineFor(root, errors, args), errors, args);
    }

    /** The whole tree of commands. */
    static CommandLine commandLine(VipnatCommand root, ErrorPrinter errors) {
        List<CommandTable> all = List.of(CommandTable.values());
        return commandLine(new CommandLine(root), all, all, root, errors);
    }

    /** As much of the tree as these arguments need. */
    static CommandLine commandLineFor(VipnatCommand root, ErrorPrinter errors, String... args) {
        CommandLine alone = new CommandLine(root);
        List<CommandTable> asked = CommandTable.asked(alone.getCommandSpec(), args);
        return commandLine(alone, asked, CommandTable.beside(asked, args), root, errors);
    }

    private static CommandLine commandLine(
            CommandLine commandLine,
            List<CommandTable> built,
            List<CommandTable> listed,
            VipnatCommand root,
            ErrorPrinter errors) {
        for (CommandTable entry : listed) {
            commandLine.addSubcommand(entry.word(), built.contains(entry) ? entry.command() : entry.listed());
        }
        commandLine.setOut(root.terminal().out());
        commandLine.setErr(root.terminal().err());
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        HelpPage.layOut(commandLine);
        exitCodes(commandLine);
        commandLine.setExecutionExceptionHandler(errors::failed);
        commandLine.setParameterExceptionHandler(errors::misused);
        return commandLine;
    }

    /** Instead of picocli's 2 and 1, which mean something else here, or nothing. */
    private static void exitCodes(CommandLine command) {
        command.getCommandSpec()
                .exitCodeOnInvalidInput(ExitCode.USAGE.code())
                .exitCodeOnExecutionException(ExitCode.INTERNAL.code());
        command.getSubcommands().values().forEach(Main::exitCodes);
    }

    /** What the handlers do not see, an {@link Error} for one, would end the process with picocli's or Java's own 1. */
    private static int execute(CommandLine commandLine, ErrorPrinter errors, String... args) {
        try {
            return commandLine.execute(args);
        } catch (Throwable unforeseen) {
            return errors.crashed(unforeseen);
        }
    }
}
