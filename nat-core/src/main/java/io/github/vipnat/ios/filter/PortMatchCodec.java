package io.github.vipnat.ios.filter;

import io.github.vipnat.filter.Ports;
import io.github.vipnat.filter.Ports.Range;
import io.github.vipnat.ios.text.WordCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ports of one side of an access list's line: {@code eq www 443}, {@code range 1 9}, {@code gt 1023}. */
final class PortMatchCodec {

    private static final int LAST = 65535;

    private PortMatchCodec() {}

    /** Every port where the next word speaks of none; empty where it does and is not understood. */
    static Optional<Ports> parse(String protocol, WordCursor words) {
        String operator = words.peek();
        return switch (operator) {
            case "eq", "neq", "lt", "gt", "range" -> {
                words.take();
                yield ports(operator, protocol, words);
            }
            default -> Optional.of(Ports.every());
        };
    }

    private static Optional<Ports> ports(String operator, String protocol, WordCursor words) {
        List<Integer> numbers = new ArrayList<>();
        StringBuilder text = new StringBuilder(operator);
        Optional<Integer> number = PortNames.parse(protocol, words.peek());
        while (number.isPresent()) {
            numbers.add(number.get());
            text.append(' ').append(words.take());
            number = PortNames.parse(protocol, words.peek());
        }
        List<Range> ranges = ranges(operator, numbers);
        return ranges.isEmpty() ? Optional.empty() : Optional.of(new Ports(text.toString(), ranges));
    }

    private static List<Range> ranges(String operator, List<Integer> numbers) {
        int expected = operator.equals("range") ? 2 : 1;
        boolean isMany = operator.equals("eq") || operator.equals("neq");
        if (numbers.isEmpty() || (numbers.size() != expected && !isMany)) {
            return List.of();
        }
        int first = numbers.get(0);
        return switch (operator) {
            case "eq" -> numbers.stream().map(port -> new Range(port, port)).toList();
            case "neq" -> allBut(numbers);
            case "lt" -> span(0, first - 1);
            case "gt" -> span(first + 1, LAST);
            default -> span(first, numbers.get(1));
        };
    }

    private static List<Range> allBut(List<Integer> numbers) {
        List<Range> ranges = new ArrayList<>();
        int next = 0;
        for (int port : numbers.stream().sorted().distinct().toList()) {
            ranges.addAll(span(next, port - 1));
            next = port + 1;
        }
        ranges.addAll(span(next, LAST));
        return ranges;
    }

    private static List<Range> span(int first, int last) {
        return first <= last ? List.of(new Range(first, last)) : List.of();
    }
}
