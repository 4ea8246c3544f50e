package io.github.vipnat.cli;

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
final class BashCompletion {

    private static final String SCRIPT = """
            # Completes the words of vipnat in bash. For this shell alone:  source <(vipnat completion bash)
            # For good:  vipnat completion bash > ~/.local/share/bash-completion/completions/vipnat
            _vipnat() {
              local current=${COMP_WORDS[COMP_CWORD]} command= option= word= skip= words= files= i
              local common='%COMMON%'
              # bash takes an equals sign for a word of its own.
              for ((i = 1; i < COMP_CWORD; i++)); do
                word=${COMP_WORDS[i]}
                if [[ $word == = ]]; then
                  ((i++))
                  skip=
                elif [[ $skip ]]; then
                  skip=
                elif [[ " %COMMON_WITH_VALUE% " == *" $word "* ]]; then
                  skip=1
                elif [[ $word != -* ]]; then
                  command=$word
                  break
                fi
              done
              [[ $current != = ]] || current=
              i=$((COMP_CWORD - 1))
              while [[ ${COMP_WORDS[i]} == = ]]; do
                ((i--))
                [[ ${COMP_WORDS[i]} == -* ]] || ((i--))
              done
              option=${COMP_WORDS[i]}
              case $command:$option in
            %VALUES%    *)
                  case $command:$current in
                    :-*) words=$common ;;
                    :*) words='%COMMANDS%' ;;
            %COMMANDS_ARGUMENTS%      esac
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

    private final CompletionWords words;

    private BashCompletion(CompletionWords words) {
        this.words = words;
    }

    static String of(CommandSpec root) {
        return new BashCompletion(new CompletionWords(root)).script();
    }

    private String script() {
        return SCRIPT.replace(
                        "%COMMON_WITH_VALUE%", names(words.common().stream().filter(CompletionWords::takesValue)))
                .replace("%VALUES%", values())
                .replace("%COMMON%", names(words.common().stream()))
                .replace(
                        "%COMMANDS%",
                        words.commands().stream().map(CommandSpec::name).collect(Collectors.joining(" ")))
                .replace("%COMMANDS_ARGUMENTS%", arguments());
    }

    /** One line for each option that has a value: the words it takes, files, or nothing. */
    private String values() {
        Stream<String> common = words.common().stream().map(option -> value("*", option));
        Stream<String> own = words.commands().stream()
                .flatMap(command -> words.own(command).stream().map(option -> value(command.name(), option)));
        return Stream.concat(common, own).collect(Collectors.joining());
    }

    private String value(String command, OptionSpec option) {
        if (!CompletionWords.takesValue(option)) {
            return "";
        }
        String names =
                Arrays.stream(option.names()).map(name -> command + ":" + name).collect(Collectors.joining(" | "));
        return "    " + names + ") " + assignment(option) + " ;;\n";
    }

    /** Two lines for each command: behind a dash its options, else what it is about. */
    private String arguments() {
        return words.commands().stream()
                .map(command -> "        " + command.name() + ":-*) words=\""
                        + (names(words.own(command).stream()) + " $common").strip() + "\" ;;\n"
                        + command.positionalParameters().stream()
                                .map(argument -> "        " + command.name() + ":*) " + assignment(argument) + " ;;\n")
                                .collect(Collectors.joining()))
                .collect(Collectors.joining());
    }

    private String assignment(ArgSpec argument) {
        List<String> values = words.values(argument);
        if (values.isEmpty()) {
            return CompletionWords.isFile(argument) ? "files=1" : "words=";
        }
        return "words='" + String.join(" ", values) + "'";
    }

    private static String names(Stream<OptionSpec> options) {
        return options.flatMap(option -> Arrays.stream(option.names())).collect(Collectors.joining(" "));
    }
}
