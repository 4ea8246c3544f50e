package io.github.vipnat.ios.probe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looking things up in what a router answered. */
final class AnswerLookup {

    /** ios-facts 2: how a router says that it does not know a command, or that it may not be typed. */
    private static final List<String> REFUSALS = List.of(
            "% Invalid input",
            "% Incomplete command",
            "% Ambiguous command",
            "% Unrecognized command",
            "% Authorization failed",
            "Command authorization failed");

    private AnswerLookup() {}

    /** The answer to a line, without carriage returns; empty when there was none. */
    static String of(Map<String, String> answers, String line) {
        return Optional.ofNullable(answers.get(line)).orElse("").replace("\r", "");
    }

    static boolean isRefusal(String answer) {
        return REFUSALS.stream().anyMatch(answer::contains);
    }

    /** What the first group finds first. */
    static Optional<String> find(String answer, String regex) {
        Matcher found = Pattern.compile(regex, Pattern.MULTILINE).matcher(answer);
        return found.find() ? Optional.of(found.group(1).strip()) : Optional.empty();
    }

    /** Whether help offers the word: the first one of a line, or one among several of a line (ios-facts 1.1, help texts). */
    static boolean offers(String help, String word) {
        return Pattern.compile("(?:^|\\s{2})" + Pattern.quote(word) + "(?=\\s|$)", Pattern.MULTILINE)
                .matcher(help)
                .find();
    }
}
