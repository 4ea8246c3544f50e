package io.github.vipnat.ios;

import io.github.vipnat.device.TypedRule;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The lines of a terminal on which static rules were typed: an echo stands behind the configuration prompt, or alone. */
final class TypedRules {

    private static final String NO = "no ";
    private static final Pattern PROMPT = Pattern.compile("^\\S{1,63}\\(config[\\w-]{0,30}\\)#\\s*");

    private TypedRules() {}

    static Optional<TypedRule> ofLine(String line) {
        boolean removes = line.startsWith(NO);
        return NatLineCodec.parse(removes ? line.substring(NO.length()) : line)
                .map(rule -> new TypedRule(rule, removes));
    }

    static List<TypedRule> ofTerminal(String text) {
        return text.lines()
                .map(line -> PROMPT.matcher(line).replaceFirst("").strip())
                .flatMap(line -> ofLine(line).stream())
                .toList();
    }
}
