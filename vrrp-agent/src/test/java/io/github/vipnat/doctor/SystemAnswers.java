package io.github.vipnat.doctor;

import java.util.Map;

/** What a well node of the document says of itself apart from its services. */
final class SystemAnswers {

    private SystemAnswers() {}

    static Map<String, String> of(int last) {
        return Map.of();
    }
}
