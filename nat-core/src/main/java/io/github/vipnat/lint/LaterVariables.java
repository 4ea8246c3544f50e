package io.github.vipnat.lint;

import io.github.vipnat.nat.ConfigLine;
import io.github.vipnat.nat.RouterView;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The variables of applets: {@code event manager environment NAME VALUE} for all of them, {@code action N set NAME VALUE} for one
 * (Cisco IOS Embedded Event Manager Command Reference). A name that is given several values may have any of them.
 *
 * @param byName by the applet, or nothing for all, and the name
 */
record LaterVariables(Map<String, List<Value>> byName) {

    private static final String ENVIRONMENT = "event manager environment ";

    /** Values within values; more are a circle. */
    private static final int DEEPEST = 8;

    /** As many forms of one line are looked at. */
    private static final int MOST = 16;

    private record Value(String key, String text, ConfigLine line) {}

    /** A text with values in it, and the lines they come from. */
    record Expanded(String text, List<ConfigLine> sources) {}

    static LaterVariables of(RouterView view) {
        return new LaterVariables(
                view.lines().stream().flatMap(LaterVariables::value).collect(Collectors.groupingBy(Value::key)));
    }

    private static Stream<Value> value(ConfigLine line) {
        String text = line.text().strip();
        if (line.section().isEmpty() && text.startsWith(ENVIRONMENT)) {
            return value("", text.substring(ENVIRONMENT.length()), line);
        }
        String[] words = text.split(" +", 4);
        return words.length == 4 && words[0].equals("action") && words[2].equals("set")
                ? value(line.section(), words[3], line)
                : Stream.empty();
    }

    private static Stream<Value> value(String author, String nameAndValue, ConfigLine line) {
        String[] words = nameAndValue.split(" +", 2);
        String name = words[0].startsWith("$") ? words[0].substring(1) : words[0];
        return words.length == 2
                ? Stream.of(new Value(key(author, name), LaterLine.unquoted(words[1]), line))
                : Stream.empty();
    }

    private static String key(String author, String name) {
        return author + "\n" + name;
    }

    /** The texts that it may come to; a variable without a value stays. */
    Stream<Expanded> expand(String author, String text) {
        return expand(author, new Expanded(text, List.of()), 0).limit(MOST);
    }

    private Stream<Expanded> expand(String author, Expanded form, int from) {
        int at = form.text().indexOf('$', from);
        if (at < 0 || form.sources().size() >= DEEPEST) {
            return Stream.of(form);
        }
        int end = endOfName(form.text(), at + 1);
        List<Value> values = values(author, form.text().substring(at + 1, end));
        return values.isEmpty()
                ? expand(author, form, end)
                : values.stream().flatMap(value -> expand(author, with(value, form, at, end), at));
    }

    private static Expanded with(Value value, Expanded form, int at, int end) {
        return new Expanded(
                form.text().substring(0, at) + value.text() + form.text().substring(end),
                Stream.concat(form.sources().stream(), Stream.of(value.line())).toList());
    }

    private List<Value> values(String author, String name) {
        return byName.getOrDefault(key(author, name), byName.getOrDefault(key("", name), List.of()));
    }

    private static int endOfName(String text, int from) {
        int end = from;
        while (end < text.length() && isOfName(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isOfName(char one) {
        return one == '_' || (one >= '0' && one <= '9') || (one >= 'A' && one <= 'Z') || (one >= 'a' && one <= 'z');
    }
}
