package io.github.vipnat.cli.help;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The script that completes vipnat's words in bash. Not picocli's: that one takes the value of an option for a command,
 * loses {@code --option=value}, and completes no file behind {@code --running-config}.
 */
public final class BashCompletion {

    private static final String SCRIPT = """
            # Completes the words of vipnat in bash. For this shell alone:  source <(vipnat completion bash)
            # For good:  vipnat completion bash > ~/.local/share/bash-completion/completions/vipnat
            %NAMES%_vipnat() {
              local current=${COMP_WORDS[COMP_CWORD]} command= word= skip= words= files= i
              local common='%COMMON%'
              # bash takes an equals sign for a word of its own.
              for ((i = 1; i < COMP_CWORD; i++)); do
                word=${COMP_WORDS[i]}
                if [[ $word == = ]]; then
                  ((i++))
                  skip=
                elif [[ $skip ]]; then
                  skip=
                elif [[ ' %COMMON_WITH_VALUE% ' == *" $word "* ]]; then
                  skip=1
                elif [[ ' %COMMANDS% ' == *" ${command:+$command/}$word "* ]]; then
                  command=${command:+$command/}$word
                fi
              done
              [[ $current != = ]] || current=
              i=$((COMP_CWORD - 1))
              while [[ ${COMP_WORDS[i]} == = ]]; do
                ((i--))
                [[ ${COMP_WORDS[i]} == -* ]] || ((i--))
              done
              case $command:${COMP_WORDS[i]} in
            %VALUES%    *)
                  case $command:$current in
            %ARGUMENTS%      esac
                  ;;
              esac
              local IFS=$'\\n'
              if [[ $files ]]; then
                compopt -o filenames 2>/dev/null
                COMPREPLY=($(compgen -f -- "$current"))
              else
                COMPREPLY=($(compgen -W "${words// /$IFS}" -- "$current"))
              fi
            }
            complete -F _vipnat vipnat
            """;

    private final CommandSpec root;
    private final List<CommandSpec> commands;

    private BashCompletion(CommandSpec root) {
        this.root = root;
        this.commands = CommandWords.allBelow(root).toList();
    }

    public static String of(CommandSpec root) {
        return new BashCompletion(root).script();
    }

    private String script() {
        List<OptionSpec> common = CommandWords.common(root);
        return SCRIPT.replace("%NAMES%", CompletedNames.FUNCTIONS)
                .replace("%COMMON%", names(common.stream()))
                .replace("%COMMON_WITH_VALUE%", names(common.stream().filter(CommandWords::takesValue)))
                .replace(
                        "%COMMANDS%", commands.stream().map(BashCompletion::key).collect(Collectors.joining(" ")))
                .replace("%VALUES%", values())
                .replace("%ARGUMENTS%", arguments());
    }

    /** One line for each option that has a value: the words it takes, files, or nothing. */
    private String values() {
        Stream<String> common = CommandWords.common(root).stream().map(option -> value("*", option));
        Stream<String> own = commands.stream()
                .flatMap(command -> CommandWords.own(command).stream().map(option -> value(key(command), option)));
        return Stream.concat(common, own).collect(Collectors.joining());
    }

    private String value(String command, OptionSpec option) {
        if (!CommandWords.takesValue(option)) {
            return "";
        }
        String names =
                Arrays.stream(option.names()).map(name -> command + ":" + name).collect(Collectors.joining(" | "));
        return "    " + names + ") " + assignment(option) + " ;;\n";
    }

    /** For each command, behind a dash its options, else its subcommands or what it is about. */
    private String arguments() {
        return Stream.concat(Stream.of(root), commands.stream())
                .map(command -> {
                    String own = names(CommandWords.own(command).stream());
                    return line(command, "-*", "words=\"" + (own + " $common").strip() + "\"") + positionals(command);
                })
                .collect(Collectors.joining());
    }

    private String positionals(CommandSpec command) {
        List<CommandSpec> below = CommandWords.below(command);
        return below.isEmpty()
                ? command.positionalParameters().stream()
                        .map(argument -> line(command, "*", assignment(argument)))
                        .collect(Collectors.joining())
                : line(command, "*", words(below.stream().map(CommandSpec::name).toList()));
    }

    private static String line(CommandSpec command, String typed, String assignment) {
        return "        " + key(command) + ":" + typed + ") " + assignment + " ;;\n";
    }

    private String assignment(ArgSpec argument) {
        if (CommandWords.isCommand(argument)) {
            return words(commands.stream().map(CommandSpec::name).distinct().toList());
        }
        if (CommandWords.isRouter(argument)) {
            return "words=$(_vipnat_routers \"${COMP_WORDS[@]}\")";
        }
        if (CommandWords.isRun(argument)) {
            return "words=$(_vipnat_runs)";
        }
        return CommandWords.isFile(argument) ? "files=1" : words(CommandWords.values(argument));
    }

    private static String words(List<String> words) {
        return "words='" + String.join(" ", words) + "'";
    }

    private static String key(CommandSpec command) {
        return CommandWords.path(command).replace(' ', '/');
    }

    private static String names(Stream<OptionSpec> options) {
        return options.flatMap(option -> Arrays.stream(option.names())).collect(Collectors.joining(" "));
    }
}
