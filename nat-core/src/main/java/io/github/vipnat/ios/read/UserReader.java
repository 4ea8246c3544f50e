package io.github.vipnat.ios.read;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads {@code show users} (ios-facts 3) and {@code show configuration lock} (ios-facts 5.3). */
public final class UserReader {

    /** The asterisk marks the line that asks. A user or a location may be missing. */
    private static final Pattern OTHER_LINE =
            Pattern.compile("^ +[0-9]{1,4} +((?:con|aux|tty|vty) +[0-9]{1,4}) +(.*)$");

    private static final Pattern IDLE = Pattern.compile("[0-9:]{5,10}|[0-9wydh]{2,8}|never");
    private static final Pattern HELD = Pattern.compile("(?m)^ ?State {1,20}: *LOCKED");
    private static final Pattern HOLDER = Pattern.compile("(?m)^ ?User {1,20}: *(\\S{1,64})");

    private UserReader() {}

    /** Who else is logged in, with line and place; who holds the configuration. */
    public static List<String> others(String output) {
        Stream<String> users = output.lines()
                .map(OTHER_LINE::matcher)
                .filter(Matcher::find)
                .map(line -> told(
                        line.group(1).replaceAll(" +", " "),
                        List.of(line.group(2).split(" +"))));
        return Stream.concat(users, lockHolder(output).map(name -> name + " holds the configuration").stream())
                .toList();
    }

    /** The words behind a line are user, host, idle time and location. */
    private static String told(String line, List<String> words) {
        int idle = 0;
        while (idle < words.size() && !IDLE.matcher(words.get(idle)).matches()) {
            idle++;
        }
        String user = idle > 1 ? words.get(0) : "somebody";
        String from = idle + 1 < words.size() ? " from " + words.get(idle + 1) : "";
        return user + from + " (" + line + ")";
    }

    private static Optional<String> lockHolder(String output) {
        Matcher holder = HOLDER.matcher(output);
        return HELD.matcher(output).find()
                ? Optional.of(holder.find() ? holder.group(1) : "somebody")
                : Optional.empty();
    }
}
