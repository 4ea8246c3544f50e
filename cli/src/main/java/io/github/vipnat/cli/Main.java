package io.github.vipnat.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;

/** Starts the command line. */
public final class Main {

    private Main() {}

    /** The one place that ends the process. */
    public static void main(String[] args) {
        Quiet.libraries();
        int code = run(Terminal.ofProcess(), args);
        System.exit(code);
    }

    /** Runs one command; everything it says goes to the terminal given. */
    static int run(Terminal terminal, String... args) {
        VipnatCommand root = new VipnatCommand(terminal);
        CommandLine commandLine = new CommandLine(root);
        commandLine.setOut(terminal.out());
        commandLine.setErr(terminal.err());
        commandLine.setUsageHelpWidth(80);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine
                .getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(exitCodes())
                .footer("", "Try it without a router:  vipnat demo");
        ErrorPrinter errors = new ErrorPrinter(root);
        commandLine.setExecutionExceptionHandler(errors::failed);
        commandLine.setParameterExceptionHandler(errors::misused);
        int code = commandLine.execute(args);
        terminal.out().flush();
        terminal.err().flush();
        return code;
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        Arrays.stream(ExitCode.values())
                .sorted((a, b) -> Integer.compare(a.code(), b.code()))
                .forEach(code -> codes.put(" " + code.code(), code.meaning()));
        return codes;
    }
}
