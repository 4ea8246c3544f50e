package io.github.vipnat.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Says everything that can be said without a router, for a JVM in another country. Arguments: SITE CONFIG. */
final class EverywhereTheSame {

    private EverywhereTheSame() {}

    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (List<String> command : commands(args[0], args[1])) {
            Typed typed = Typed.vipnat(command.toArray(String[]::new));
            out.println(typed.arguments() + " " + typed.code() + "\n" + typed.out() + typed.err());
        }
    }

    private static List<List<String>> commands(String site, String config) {
        List<List<String>> commands = new ArrayList<>(List.of(
                List.of("plan", "-f", site, "--running-config", config, "--detailed-exitcode"),
                List.of("plan", "-f", site, "--running-config", config, "--json"),
                List.of("verify", "-f", site, "--running-config", config),
                List.of("lint", "-f", site, "--running-config", config),
                List.of("lint", "-f", config),
                List.of("init"),
                List.of("init", "--from-running-config", config),
                List.of("apply", "--IN-USE", "keep"),
                List.of("apply", "--in-use", "DRIP"),
                List.of("lab", "--personality", "IOS_15", "--port", "x"),
                List.of("INIT"),
                List.of("completion", "bash"),
                List.of("completion", "zsh"),
                List.of("man"),
                List.of("keepalived", "simulate", "-f", site, "-e", "crash vm1 at 9s"),
                List.of("keepalived", "render", "-f", site)));
        CommandModel.commands().stream()
                .map(command -> Stream.concat(Stream.of("help"), Stream.of(CommandModel.path(command)))
                        .toList())
                .forEach(commands::add);
        return commands;
    }
}
