package io.github.vipnat.cli;

import io.github.vipnat.cli.demo.DemoCommand;
import io.github.vipnat.cli.demo.LabCommand;
import io.github.vipnat.cli.nat.ApplyCommand;
import io.github.vipnat.cli.nat.InitCommand;
import io.github.vipnat.cli.nat.LintCommand;
import io.github.vipnat.cli.nat.PlanCommand;
import io.github.vipnat.cli.nat.ProbeCommand;
import io.github.vipnat.cli.nat.RollbackCommand;
import io.github.vipnat.cli.nat.RunsCommand;
import io.github.vipnat.cli.nat.ShowCommand;
import io.github.vipnat.cli.nat.TrustCommand;
import io.github.vipnat.cli.nat.VerifyCommand;
import io.github.vipnat.cli.node.AgentCommand;
import io.github.vipnat.cli.node.DatabaseCommand;
import io.github.vipnat.cli.node.DoctorCommand;
import io.github.vipnat.cli.node.DrillCommand;
import io.github.vipnat.cli.node.FailoverCommand;
import io.github.vipnat.cli.node.KeepalivedCommand;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The commands in the order in which the help lists them. picocli builds a command out of its annotations by reflection, which
 * for all of them takes longer than most of them run; so only the one that is asked for is built, and of the others a name
 * and a line.
 */
enum CommandTable {
    DEMO("Tell the whole story on a simulated router, without hardware."),
    INIT("Write a first cluster.yaml, every line explained."),
    LINT("Find faults in cluster.yaml and in saved running-configs."),
    PLAN("Show what would change on the routers; change nothing."),
    SHOW("Print a plan file: whose it is and what would be typed."),
    APPLY("Plan, confirm, send, verify and save; or go back."),
    VERIFY("Compare the routers with cluster.yaml; change nothing."),
    ROLLBACK("Take a recorded run back, verified and saved like any change."),
    RUNS("Show what was done, when, by whom, and how it ended."),
    EXPLAIN("Say what the code of a problem means."),
    TRUST("Show the host key of a router or node; record it."),
    PROBE("Look what a router is and can do; write a file to share."),
    KEEPALIVED("Write and check keepalived.conf; say who will be master."),
    AGENT("See to it after a failover that the routers follow."),
    DOCTOR("Say whether nodes, router and database are ready for a failover."),
    FAILOVER("Move the VIP to another node on purpose, and prove it; or back."),
    DRILL("Run a failover and a return, and measure both."),
    DATABASE("Check and grant access to MariaDB from every node."),
    LAB("Serve a simulated router to log in to by hand."),
    COMPLETION("Print a script that completes vipnat's words in a shell."),
    MAN("Print the manual page, for man -l."),
    HELP("Show the help of a command.");

    private final String summary;

    CommandTable(String summary) {
        this.summary = summary;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The command itself; a switch loads no class but this one's. */
    Object command() {
        return switch (this) {
            case DEMO -> new DemoCommand();
            case INIT -> new InitCommand();
            case LINT -> new LintCommand();
            case PLAN -> new PlanCommand();
            case SHOW -> new ShowCommand();
            case APPLY -> new ApplyCommand();
            case VERIFY -> new VerifyCommand();
            case ROLLBACK -> new RollbackCommand();
            case RUNS -> new RunsCommand();
            case EXPLAIN -> new ExplainCommand();
            case TRUST -> new TrustCommand();
            case PROBE -> new ProbeCommand();
            case KEEPALIVED -> new KeepalivedCommand();
            case AGENT -> new AgentCommand();
            case DOCTOR -> new DoctorCommand();
            case FAILOVER -> new FailoverCommand();
            case DRILL -> new DrillCommand();
            case DATABASE -> new DatabaseCommand();
            case LAB -> new LabCommand();
            case COMPLETION -> new CompletionCommand();
            case MAN -> new ManCommand();
            case HELP -> new HelpCommand();
        };
    }

    /** What help lists and a misspelt word is compared with. */
    CommandSpec listed() {
        CommandSpec spec = CommandSpec.create().name(word());
        spec.usageMessage().description(summary).hidden(this == MAN);
        return spec;
    }

    /** Whether the command tells of all others. */
    private boolean tellsOfAll() {
        return this == COMPLETION || this == MAN || this == HELP;
    }

    /**
     * The commands that have to be built for these arguments: none where no command is named, or one that does not exist.
     *
     * @param root knows the options that may stand before a command's name
     */
    static List<CommandTable> asked(CommandSpec root, String... args) {
        for (int i = 0; i < args.length; i++) {
            if (!args[i].startsWith("-")) {
                return of(args[i]);
            }
            Optional<OptionSpec> option = Optional.ofNullable(root.findOption(args[i].split("=", 2)[0]));
            if (option.isEmpty()) {
                // Several letters behind one dash, or nonsense: the parser knows.
                return List.of(values());
            }
            i += args[i].contains("=") ? 0 : option.get().arity().min();
        }
        return List.of();
    }

    /**
     * The commands that the tree has to know of where these are built: they alone where one is asked for and no other is
     * named, since the parser looks none up then.
     */
    static List<CommandTable> beside(List<CommandTable> built, String... args) {
        long named = Arrays.stream(args).filter(word -> !of(word).isEmpty()).count();
        return built.size() == 1 && named == 1 ? built : List.of(values());
    }

    private static List<CommandTable> of(String word) {
        return Arrays.stream(values())
                .filter(entry -> entry.word().equals(word))
                .findFirst()
                .map(entry -> entry.tellsOfAll() ? List.of(values()) : List.of(entry))
                .orElse(List.of());
    }
}
