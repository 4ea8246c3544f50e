package io.github.vipnat.keepalived.conf.reader;

import io.github.vipnat.keepalived.conf.FindingCollector;
import io.github.vipnat.problem.Severity;
import java.util.Optional;

/** Lines that start with {@code @id} or {@code @^id}: read on the host of that id only, or on every other. */
final class HostConditions {

    private final Optional<String> configId;
    private final FindingCollector findings;
    private boolean reported;

    HostConditions(Optional<String> configId, FindingCollector findings) {
        this.configId = configId;
        this.findings = findings;
    }

    /** The line without its condition, or empty when the condition does not hold. */
    Optional<TracedText> apply(TracedText text) {
        if (!text.chars().startsWith("@")) {
            return Optional.of(text);
        }
        reportMissingId(text);
        boolean negated = text.chars().startsWith("@^");
        int start = negated ? 2 : 1;
        int end = start;
        while (end < text.length() && !TracedText.isBlank(text.chars().charAt(end))) {
            end++;
        }
        String id = text.chars().substring(start, end);
        boolean holds = configId.map(id::equals).orElse(false) != negated;
        return end == text.length() || !holds
                ? Optional.empty()
                : Optional.of(text.from(end).trimmedLeft());
    }

    private void reportMissingId(TracedText text) {
        if (configId.isPresent() || reported) {
            return;
        }
        reported = true;
        findings.addUnheard(
                Severity.NOT_UNDERSTOOD,
                "conditional-lines-unread",
                text.at(0),
                "the file has lines for " + text.chars().split("\\s", 2)[0]
                        + " and perhaps other hosts, and vipnat does not know which" + " host this is",
                "every line that starts with @ is dropped from this reading, so nothing is said of what is missing",
                "vipnat keepalived lint NAME=" + text.at(0).file());
    }
}
