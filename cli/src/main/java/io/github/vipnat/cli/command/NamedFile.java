package io.github.vipnat.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A node's keepalived.conf, given as {@code NODE=FILE} or as a file alone.
 *
 * @param node the name given, or one made up from the position of the file
 * @param given whether the name was given
 */
public record NamedFile(String node, Path file, boolean given) {

    public static List<NamedFile> parse(List<String> arguments) {
        return IntStream.range(0, arguments.size())
                .mapToObj(i -> parse(arguments.get(i), i))
                .toList();
    }

    private static NamedFile parse(String argument, int position) {
        int equals = argument.indexOf('=');
        return equals < 0
                ? new NamedFile("node" + (position + 1), Path.of(argument), false)
                : new NamedFile(argument.substring(0, equals), Path.of(argument.substring(equals + 1)), true);
    }
}
