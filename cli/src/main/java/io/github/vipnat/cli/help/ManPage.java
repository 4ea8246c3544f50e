package io.github.vipnat.cli.help;

import io.github.vipnat.cli.process.Version;
import io.github.vipnat.layout.NodePaths;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The manual page vipnat(1), made of the commands' own help. */
public final class ManPage {

    private final CommandSpec root;
    private final Roff page = new Roff();

    private ManPage(CommandSpec root) {
        this.root = root;
    }

    public static String of(CommandSpec root) {
        ManPage page = new ManPage(root);
        page.writeHead();
        page.commands();
        page.options();
        page.exitStatus();
        page.surroundings();
        page.examples();
        return page.page.toString();
    }

    private void writeHead() {
        page.macro("TH", "VIPNAT", "1", "", new Version().getVersion()[0], "")
                .section("NAME")
                .text("vipnat - move a Cisco IOS router's static NAT onto a VRRP virtual IP")
                .section("SYNOPSIS")
                .text("vipnat COMMAND [OPTIONS] [ARGUMENTS]")
                .section("DESCRIPTION")
                .text(CommandWords.summary(root))
                .text(
                        "One file, cluster.yaml, describes the site; \"vipnat init\" writes a first one, every line"
                                + " explained. Nothing is changed on a router but by \"vipnat apply\" and \"vipnat rollback\".");
    }

    private void commands() {
        page.section("COMMANDS");
        CommandWords.allBelow(root).forEach(this::command);
    }

    private void command(CommandSpec command) {
        String arguments = command.positionalParameters().stream()
                .map(argument -> " " + place(argument))
                .collect(Collectors.joining());
        String rest = CommandWords.below(command).isEmpty() ? arguments : " COMMAND";
        page.subsection(command.qualifiedName() + " [OPTIONS]" + rest)
                .text(String.join(" ", command.usageMessage().description()));
        command.positionalParameters().forEach(argument -> page.item(place(argument), explanation(argument)));
        CommandWords.own(command).forEach(this::option);
    }

    private void options() {
        page.section("OPTIONS").text("Every command understands these, before or after its name.");
        CommandWords.common(root).forEach(this::option);
    }

    private void option(OptionSpec option) {
        String value = CommandWords.takesValue(option) ? option.paramLabel() : "";
        String names = Arrays.stream(option.names())
                .map(name -> value.isEmpty() ? name : name + (name.startsWith("--") ? "=" : " ") + value)
                .collect(Collectors.joining(", "));
        page.item(names, explanation(option));
    }

    private void exitStatus() {
        page.section("EXIT STATUS").text("With several routers, the worst of their numbers.");
        HelpPage.exitCodes().forEach((code, meaning) -> page.item(code.strip(), meaning + "."));
    }

    private void surroundings() {
        page.section("FILES")
                .item(
                        "cluster.yaml",
                        "The site's description, in the current folder; then " + NodePaths.clusterFile() + ".")
                .item("~/.ssh/known_hosts", "The routers' host keys; \"vipnat trust\" adds to it.")
                .item("~/.ssh/config", "How to get to routers with \"transport: jsch\", and with which key.")
                .item("~/.local/state/vipnat", "What was done; \"vipnat runs\" shows it.")
                .section("ENVIRONMENT")
                .item("NO_COLOR", "When it is set and not empty, nothing is painted unless --color=always says so.")
                .item("XDG_STATE_HOME, STATE_DIRECTORY", "Another place for what was done; the second comes first.")
                .item("HOME", "Where the files above are, and what ~ stands for in cluster.yaml.");
    }

    private void examples() {
        page.section("EXAMPLES")
                .text("Begin with what the router has today, look, and do it:")
                .example(
                        "vipnat init --from-running-config edge.cfg -o cluster.yaml",
                        "vipnat trust edge",
                        "vipnat plan",
                        "vipnat apply")
                .section("SEE ALSO")
                .text("keepalived(8), keepalived.conf(5), ssh(1)");
    }

    private static String place(ArgSpec argument) {
        String label = argument.paramLabel() + (argument.arity().max() > 1 ? "..." : "");
        return argument.required() ? label : "[" + label + "]";
    }

    private static String explanation(ArgSpec argument) {
        return String.join(" ", argument.description());
    }
}
