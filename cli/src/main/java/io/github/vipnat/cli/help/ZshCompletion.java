package io.github.vipnat.cli.help;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The script that completes vipnat's words in zsh, each with its explanation. */
public final class ZshCompletion {

    private static final String SCRIPT = """
            #compdef vipnat
            # Completes the words of vipnat in zsh. For this shell alone, behind compinit:
            #   source <(vipnat completion zsh)
            # For good, in a folder of $fpath:  vipnat completion zsh > _vipnat
            %NAMES%%GROUPS%if [[ $funcstack[1] == _vipnat ]]; then
              _vipnat "$@"
            else
              compdef _vipnat vipnat
            fi
            """;

    /** What stands before the subcommand is completed here, what stands behind it by the subcommand. */
    private static final String GROUP = """
            %NAME%() {
              local curcontext=$curcontext state line
              %WHOLE%              local -a common commands
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
            """;

    private final CommandSpec root;

    private ZshCompletion(CommandSpec root) {
        this.root = root;
    }

    public static String of(CommandSpec root) {
        return new ZshCompletion(root).script();
    }

    private String script() {
        String groups = Stream.concat(CommandWords.allBelow(root), Stream.of(root))
                .filter(command -> !CommandWords.below(command).isEmpty())
                .map(this::group)
                .collect(Collectors.joining());
        return SCRIPT.replace("%NAMES%", CompletedNames.FUNCTIONS + CompletedNames.FOR_ZSH)
                .replace("%GROUPS%", groups);
    }

    private String group(CommandSpec command) {
        List<CommandSpec> below = CommandWords.below(command);
        String whole = command.parent() == null ? "local -a _vipnat_words=($words)\n  " : "";
        return GROUP.replace("%NAME%", function(command))
                .replace("%WHOLE%", whole)
                .replace("%COMMON%", lines(options(CommandWords.common(root))))
                .replace(
                        "%COMMANDS%",
                        lines(below.stream().map(sub -> quoted(sub.name() + ":" + CommandWords.summary(sub)))))
                .replace("%ARGUMENTS%", below.stream().map(this::arguments).collect(Collectors.joining()));
    }

    private String arguments(CommandSpec command) {
        String action = CommandWords.below(command).isEmpty()
                ? "_arguments -s $common"
                        + Stream.concat(options(CommandWords.own(command)), positionals(command))
                                .map(spec -> " \\\n          " + spec)
                                .collect(Collectors.joining())
                : function(command);
        return "        " + command.name() + ") " + action + " ;;\n";
    }

    private Stream<String> positionals(CommandSpec command) {
        return IntStream.range(0, command.positionalParameters().size()).mapToObj(i -> {
            ArgSpec argument = command.positionalParameters().get(i);
            String place = argument.arity().max() > 1 ? "*" : Integer.toString(i + 1);
            return quoted(place + ":" + value(argument));
        });
    }

    private Stream<String> options(List<OptionSpec> options) {
        return options.stream().map(this::option);
    }

    /** {@code '(-f --file)'{-f+,--file=}'[explanation]:FILE:_files'}; a star instead for one that may be repeated. */
    private String option(OptionSpec option) {
        boolean hasValue = CommandWords.takesValue(option);
        String explained = "[" + escaped(option.description()[0]) + "]" + (hasValue ? ":" + value(option) : "");
        List<String> names = Stream.of(option.names())
                .map(name -> name + (!hasValue ? "" : name.startsWith("--") ? "=" : "+"))
                .toList();
        String star = option.isMultiValue() ? "*" : "";
        if (names.size() == 1) {
            return quoted(star + names.get(0) + explained);
        }
        String once = option.isMultiValue() ? star : "(" + String.join(" ", option.names()) + ")";
        return quoted(once) + "{" + String.join(",", names) + "}" + quoted(explained);
    }

    private String value(ArgSpec argument) {
        if (CommandWords.isRouter(argument)) {
            return "ROUTER:_vipnat_add_routers";
        }
        if (CommandWords.isRun(argument)) {
            return "RUN:_vipnat_add_runs";
        }
        List<String> values = CommandWords.isCommand(argument)
                ? CommandWords.allBelow(root).map(CommandSpec::name).distinct().toList()
                : CommandWords.values(argument);
        String words = values.isEmpty() ? " " : "(" + String.join(" ", values) + ")";
        return escaped(argument.paramLabel()) + ":" + (CommandWords.isFile(argument) ? "_files" : words);
    }

    private static String function(CommandSpec command) {
        return "_" + command.qualifiedName().replace(' ', '_');
    }

    private static String lines(Stream<String> lines) {
        return lines.map(line -> "    " + line + "\n").collect(Collectors.joining());
    }

    private static String escaped(String text) {
        return text.replaceAll("[\\\\\\[\\]:]", "\\\\$0");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
