package io.github.vipnat.keepalived.conf.reader;

import io.github.vipnat.keepalived.conf.ConfLine;
import io.github.vipnat.keepalived.conf.FindingCollector;
import io.github.vipnat.keepalived.conf.keyword.Keyword;
import io.github.vipnat.problem.Severity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Compares a line's value with the keyword table's grammar, the way keepalived's own readers do. */
final class ValueCheck {

    private static final Set<String> BOOLEANS = Set.of("true", "on", "yes", "false", "off", "no");

    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,18}");
    private static final Pattern UNSIGNED = Pattern.compile("\\+?[0-9]{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{0,12}(\\.[0-9]{0,6})?");

    private final FindingCollector findings;

    ValueCheck(FindingCollector findings) {
        this.findings = findings;
    }

    void check(ConfLine line, Keyword keyword) {
        List<String> grammar = keyword.grammar();
        switch (grammar.get(0)) {
            case "ask" -> checkPresent(line);
            case "bool" -> checkBoolean(line);
            case "int" -> checkNumber(line, WHOLE, grammar);
            case "uint" -> checkNumber(line, UNSIGNED, grammar);
            case "decimal" -> checkNumber(line, DECIMAL, grammar);
            default -> {}
        }
    }

    private void checkPresent(ConfLine line) {
        if (!line.has(1)) {
            findings.heard(
                    Severity.RISK,
                    "value-missing",
                    line.at(),
                    "'" + line.keyword() + "' needs a value",
                    "keepalived ignores the line",
                    "write: " + line.keyword() + " VALUE");
        }
    }

    private void checkBoolean(ConfLine line) {
        if (line.has(1) && !BOOLEANS.contains(line.word(1))) {
            reject(line, "true, on, yes, false, off or no");
        }
    }

    private void checkNumber(ConfLine line, Pattern form, List<String> grammar) {
        Optional<BigDecimal> number = number(line.word(1).strip(), form);
        BigDecimal least = new BigDecimal(grammar.get(1));
        BigDecimal most = new BigDecimal(grammar.get(2));
        if (number.isEmpty()
                || number.get().compareTo(least) < 0
                || number.get().compareTo(most) > 0) {
            reject(line, "a number from " + grammar.get(1) + " to " + grammar.get(2));
        }
    }

    private static Optional<BigDecimal> number(String word, Pattern form) {
        boolean hasDigit = word.chars().anyMatch(Character::isDigit);
        return hasDigit && form.matcher(word).matches() ? Optional.of(new BigDecimal(word)) : Optional.empty();
    }

    private void reject(ConfLine line, String wanted) {
        findings.heard(
                Severity.RISK,
                "value-refused",
                line.at(1),
                "'" + line.word(1) + "' is not what '" + line.keyword() + "' takes: " + wanted,
                "keepalived ignores the line, or puts its own default in",
                "choose " + wanted);
    }
}
