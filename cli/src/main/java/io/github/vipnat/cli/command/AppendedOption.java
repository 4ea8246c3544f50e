package io.github.vipnat.cli.command;

import java.util.Collection;
import java.util.List;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** Adds to an option's list; picocli would begin a new one behind the command's name and lose what stood before it. */
final class AppendedOption implements IParameterConsumer {

    @Override
    public void consumeParameters(Stack<String> arguments, ArgSpec option, CommandSpec command) {
        if (arguments.isEmpty()) {
            throw new MissingParameterException(
                    command.commandLine(), List.of(option), option.paramLabel() + " is missing");
        }
        Collection<String> values = option.getValue();
        values.add(arguments.pop());
    }
}
