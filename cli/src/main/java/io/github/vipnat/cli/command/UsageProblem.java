package io.github.vipnat.cli.command;

import io.github.vipnat.problem.DidYouMean;
import io.github.vipnat.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Arguments that make no sense, in our words instead of the parser's. */
final class UsageProblem {

    private final ParameterException failure;
    private final CommandSpec command;

    private UsageProblem(ParameterException failure) {
        this.failure = failure;
        this.command = failure.getCommandLine().getCommandSpec();
    }

    static Problem of(ParameterException failure) {
        return new UsageProblem(failure).problem();
    }

    private Problem problem() {
        return Problem.fatal("wrong-usage", command.qualifiedName(), what(), "nothing was done", fix());
    }

    private String what() {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched);
        }
        if (failure instanceof MissingParameterException missing) {
            return missing(missing.getMissing());
        }
        if (failure instanceof OverwrittenOptionException twice
                && twice.getOverwritten() instanceof OptionSpec option) {
            return option.longestName() + " is given twice";
        }
        return value(failure.getArgSpec(), failure.getValue());
    }

    private String unmatched(UnmatchedArgumentException unmatched) {
        String first = unmatched.getUnmatched().get(0);
        if (unmatched.isUnknownOption()) {
            return "there is no option " + first;
        }
        return command.subcommands().isEmpty() ? "one argument too many: " + first : "there is no command " + first;
    }

    private static String missing(List<ArgSpec> missing) {
        return missing.stream().map(UsageProblem::missing).collect(Collectors.joining(", "));
    }

    private static String missing(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? option.longestName() + " needs " + choices(option)
                : choices(argument) + " is missing";
    }

    /** A value of the wrong kind, or what only the parser can tell. */
    private String value(@Nullable ArgSpec argument, @Nullable String value) {
        if (argument != null && value != null) {
            String name = argument instanceof OptionSpec option ? option.longestName() : command.qualifiedName();
            return name + " takes " + choices(argument) + ", not " + value;
        }
        String text = Optional.ofNullable(failure.getMessage()).orElse("the arguments make no sense");
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    /** {@code auto|always|never} as prose, or the label as it stands. */
    private static String choices(ArgSpec argument) {
        String label = argument.paramLabel();
        int last = label.lastIndexOf('|');
        return last < 0 ? label : label.substring(0, last).replace("|", ", ") + " or " + label.substring(last + 1);
    }

    private String fix() {
        String help = "see:  " + command.qualifiedName() + " --help";
        return suggestion().map(name -> "did you mean " + name + "? " + help).orElse(help);
    }

    private Optional<String> suggestion() {
        if (!(failure instanceof UnmatchedArgumentException unmatched)) {
            return Optional.empty();
        }
        String typed = unmatched.getUnmatched().get(0);
        return unmatched.isUnknownOption()
                ? DidYouMean.nearest(typed.replaceFirst("=.*", ""), longNames())
                : DidYouMean.nearest(typed, command.subcommands().keySet())
                        .map(name -> command.qualifiedName() + " " + name);
    }

    /** One letter is as near to another as to any. */
    private List<String> longNames() {
        return command.optionsMap().keySet().stream()
                .filter(name -> name.startsWith("--"))
                .toList();
    }
}
