package io.github.vipnat.ios.reply;

import io.github.vipnat.device.GuardState;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What IOS answers to {@code show archive config rollback timer} (ios-facts 5.1). */
final class GuardReplies {

    private static final Pattern MINUTES = Pattern.compile("^([0-9]{1,3}) ?min");

    private GuardReplies() {}

    static GuardState state(String output) {
        List<String> lines = Replies.answering(output);
        String text = String.join(" | ", lines);
        if (text.toLowerCase(Locale.ROOT).contains("no rollback confirmed change pending")) {
            return new GuardState.None();
        }
        Optional<String> value = field(lines, "timer value");
        if (value.isEmpty()) {
            return new GuardState.NotUnderstood(text);
        }
        return new GuardState.Pending(
                field(lines, "time configured").orElse(text),
                field(lines, "timer type").orElse(""),
                minutes(value.get()),
                field(lines, "user").orElse(""),
                text);
    }

    /** The words behind the first colon of the line that begins so. */
    private static Optional<String> field(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name) && line.contains(":"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst();
    }

    private static Optional<Duration> minutes(String value) {
        Matcher found = MINUTES.matcher(value);
        return found.find() ? Optional.of(Duration.ofMinutes(Long.parseLong(found.group(1)))) : Optional.empty();
    }
}
