package io.github.vipnat.keepalived.conf.reader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * A {@code ~SEQ(var,start,step,end) line} or {@code ~LST(…) line}: the line once for every value.
 *
 * @param rounds the names to define before each round; as many as the file asks for, so take them one by one
 * @param line what is read each time
 */
record SequenceLine(Iterable<Map<String, String>> rounds, String line) {

    private static final Pattern SEQ =
            Pattern.compile("~SEQ(x?)[ \\t]*\\([ \\t]*([^ \\t,)]+)[ \\t]*,([^)]*)\\)[ \\t]*(.*)", Pattern.DOTALL);
    private static final Pattern LST = Pattern.compile(
            "~LST[ \\t]*\\([ \\t]*(\\{[^}]*}|[^ \\t,)]+)[ \\t]*,[ \\t]*([^)]*)\\)[ \\t]*(.*)", Pattern.DOTALL);
    private static final Pattern SET = Pattern.compile("\\{([^}]*)}|([^,{}]+)");

    static boolean starts(String line) {
        return line.startsWith("~SEQ") || line.startsWith("~LST");
    }

    /** Empty when keepalived calls the line invalid. */
    static Optional<SequenceLine> parse(String line, DefinitionTable definitions) {
        Matcher seq = SEQ.matcher(line);
        if (seq.matches()) {
            return seq(seq, definitions);
        }
        Matcher lst = LST.matcher(line);
        return lst.matches() ? lst(lst) : Optional.empty();
    }

    private static Optional<SequenceLine> seq(Matcher seq, DefinitionTable definitions) {
        String numbers = definitions
                .replaceIn(TracedText.of("", 1, 1, seq.group(3) + ")"))
                .line()
                .chars();
        Optional<long[]> bounds = bounds(numbers.substring(0, numbers.length() - 1));
        boolean hexadecimal = seq.group(1).equals("x");
        if (bounds.isEmpty() || (hexadecimal && (bounds.get()[0] < 0 || bounds.get()[2] < 0))) {
            return Optional.empty();
        }
        return Optional.of(new SequenceLine(rounds(seq.group(2), hexadecimal, bounds.get()), seq.group(4)));
    }

    private static Iterable<Map<String, String>> rounds(String name, boolean hexadecimal, long[] bounds) {
        return () -> LongStream.iterate(
                        bounds[0],
                        value -> bounds[1] > 0 ? value <= bounds[2] : value >= bounds[2],
                        value -> value + bounds[1])
                .mapToObj(value -> Map.of(name, hexadecimal ? Long.toHexString(value) : Long.toString(value)))
                .iterator();
    }

    /** start, step, end; from one, two or three numbers. */
    private static Optional<long[]> bounds(String numbers) {
        List<Long> given = new ArrayList<>();
        for (String number : numbers.split(",", -1)) {
            if (!number.strip().matches("[+-]?[0-9]{1,15}|0x[0-9a-fA-F]{1,12}")) {
                return Optional.empty();
            }
            given.add(Long.decode(number.strip()));
        }
        return switch (given.size()) {
            case 1 -> Optional.of(single(given.get(0)));
            case 2 -> Optional.of(new long[] {given.get(0), given.get(0) <= given.get(1) ? 1 : -1, given.get(1)});
            case 3 -> three(given.get(0), given.get(1), given.get(2));
            default -> Optional.empty();
        };
    }

    private static long[] single(long end) {
        return new long[] {end < 0 ? -1 : 1, end < 1 ? -1 : 1, end};
    }

    private static Optional<long[]> three(long start, long step, long end) {
        boolean wrongWay = step == 0 || (start < end && step < 0) || (start > end && step > 0);
        return wrongWay ? Optional.empty() : Optional.of(new long[] {start, step, end});
    }

    private static Optional<SequenceLine> lst(Matcher lst) {
        List<String> names = parts(lst.group(1));
        List<Map<String, String>> rounds = new ArrayList<>();
        Matcher sets = SET.matcher(lst.group(2));
        while (sets.find()) {
            if (sets.group().isBlank()) {
                continue;
            }
            List<String> values = parts(sets.group());
            if (values.size() > names.size()) {
                return Optional.empty();
            }
            rounds.add(round(names, values));
        }
        return rounds.isEmpty() ? Optional.empty() : Optional.of(new SequenceLine(rounds, lst.group(3)));
    }

    private static Map<String, String> round(List<String> names, List<String> values) {
        Map<String, String> round = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            round.put(names.get(i), i < values.size() ? values.get(i) : "");
        }
        return round;
    }

    private static List<String> parts(String text) {
        String inner = text.strip().replaceAll("^\\{|}$", "");
        return Arrays.stream(inner.split(",", -1)).map(String::strip).toList();
    }
}
