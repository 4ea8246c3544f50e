package io.github.vipnat.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers to lines that were typed together, kept until each is asked for once, or anything else is typed. */
final class KeptAnswers {

    private final Map<String, String> outputs = new HashMap<>();

    void keep(List<String> lines, List<String> answers) {
        for (int i = 0; i < lines.size(); i++) {
            outputs.put(lines.get(i), answers.get(i));
        }
    }

    Optional<String> take(String line) {
        return Optional.ofNullable(outputs.remove(line));
    }

    boolean haveAll(List<String> lines) {
        return outputs.keySet().containsAll(lines);
    }

    void forget() {
        outputs.clear();
    }
}
