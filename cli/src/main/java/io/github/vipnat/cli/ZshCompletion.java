package io.github.vipnat.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The script that completes vipnat's words in zsh, each with its explanation. */
final class ZshCompletion {

    private static final String SCRIPT = """
            #compdef vipnat
            # Completes the words of vipnat in zsh. For this shell alone, behind compinit:
            #   source <(vipnat completion zsh)
            # For good, in a folder of $fpath:  vipnat completion zsh > _vipnat
            _vipnat() {
              local curcontext=$curcontext state line
              local -a common commands
              local -A opt_args
              common=(
            %COMMON%  )
              commands=(
            %COMMANDS%  )
              _arguments -C -s -A '-*' $common '1: :->command' '*:: :->arguments' && return
              case $state in
                command) _describe -t commands command commands ;;
                arguments)
                  case $line[1] in
            %ARGUMENTS%      esac
                  ;;
              esac
            }
            if [[ $funcstack[1] == _vipnat ]]; then
              _vipnat "$@"
            else
              compdef _vipnat vipnat
            fi
            """;

    private final CompletionWords words;

    private ZshCompletion(CompletionWords words) {
        this.words = words;
    }

    static String of(CommandSpec root) {
        return new ZshCompletion(new CompletionWords(root)).script();
    }

    private String script() {
        return SCRIPT.replace("%COMMON%", lines("    ", options(words.common())))
                .replace(
                        "%COMMANDS%",
                        lines(
                                "    ",
                                words.commands().stream()
                                        .map(command -> quoted(command.name() + ":" + description(command)))))
                .replace(
                        "%ARGUMENTS%",
                        words.commands().stream().map(this::arguments).collect(Collectors.joining()));
    }

    private String arguments(CommandSpec command) {
        Stream<String> positional = IntStream.range(
                        0, command.positionalParameters().size())
                .mapToObj(i -> quoted(
                        (i + 1) + ":" + value(command.positionalParameters().get(i))));
        String all = Stream.concat(options(words.own(command)), positional)
                .map(spec -> " \\\n          " + spec)
                .collect(Collectors.joining());
        return "        " + command.name() + ") _arguments -s $common" + all + " ;;\n";
    }

    /** {@code '(-f --file)'{-f+,--file=}'[explanation]:FILE:_files'}. */
    private Stream<String> options(List<OptionSpec> options) {
        return options.stream().map(this::option);
    }

    private String option(OptionSpec option) {
        boolean hasValue = CompletionWords.takesValue(option);
        String explained = "[" + escaped(option.description()[0]) + "]" + (hasValue ? ":" + value(option) : "");
        List<String> names = Stream.of(option.names())
                .map(name -> name + (!hasValue ? "" : name.startsWith("--") ? "=" : "+"))
                .toList();
        String once = option.isMultiValue() ? "*" : "(" + String.join(" ", option.names()) + ")";
        return names.size() == 1
                ? quoted((option.isMultiValue() ? "*" : "") + names.get(0) + explained)
                : quoted(once) + "{" + String.join(",", names) + "}" + quoted(explained);
    }

    private String value(ArgSpec argument) {
        List<String> values = words.values(argument);
        String action = values.isEmpty()
                ? CompletionWords.isFile(argument) ? "_files" : " "
                : "(" + String.join(" ", values) + ")";
        return escaped(argument.paramLabel()) + ":" + action;
    }

    private static String description(CommandSpec command) {
        return command.usageMessage().description()[0];
    }

    private static String lines(String indent, Stream<String> lines) {
        return lines.map(line -> indent + line + "\n").collect(Collectors.joining());
    }

    private static String escaped(String text) {
        return text.replaceAll("[\\\\\\[\\]:]", "\\\\$0");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
