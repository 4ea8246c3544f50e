package io.github.vipnat.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** A router in five lines that shares nothing with the code under test: a rule is its text, "no" takes it away. */
final class Typing {

    private Typing() {}

    /** The rules that stand once the commands are typed; a line that removes nothing or adds twice fails. */
    static List<String> typed(List<String> before, List<String> commands) {
        List<String> rules = new ArrayList<>(before);
        for (String command : commands) {
            if (command.startsWith("no ")) {
                assertThat(rules.remove(command.substring(3)))
                        .as("there is something for \"%s\" to remove", command)
                        .isTrue();
            } else {
                assertThat(rules).doesNotContain(command);
                rules.add(command);
            }
        }
        return rules;
    }
}
