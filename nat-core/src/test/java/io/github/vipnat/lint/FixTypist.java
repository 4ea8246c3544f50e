package io.github.vipnat.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.lab.LabTerminal;
import io.github.vipnat.lab.SimulatedRouter;
import io.github.vipnat.problem.Problem;
import java.io.IOException;
import java.util.List;

/** Types what fixes print into a simulated router, as a person would who copies it. */
final class FixTypist {

    private static final String COMMAND = ":  ";

    private FixTypist() {}

    /** The lines that a fix prints to be typed: those below its words, or the one command at its end. */
    static List<String> commands(Problem problem) {
        String fix = problem.fix();
        if (fix.contains("\n")) {
            return fix.lines().skip(1).toList();
        }
        if (fix.endsWith(" too")) {
            return List.of(); // another finding's fix does it
        }
        int command = fix.lastIndexOf(COMMAND);
        assertThat(command).as("a command in: %s", fix).isNotNegative();
        return List.of(fix.substring(command + COMMAND.length()));
    }

    /** What a router answers to a line that looks, as a person would type it who copies it. */
    static String shown(String configuration, String line) throws IOException {
        try (SimulatedRouter router = router(configuration);
                LabTerminal terminal = router.openTerminal("netops")) {
            return terminal.type(line + "\r");
        }
    }

    private static SimulatedRouter router(String configuration) {
        return SimulatedRouter.builder()
                .privilege15User("netops", "secret")
                .configuration(configuration)
                .withoutSsh()
                .start();
    }

    /** The running configuration of a router once the lines have been typed, each of them in silence. */
    static String typed(String configuration, List<String> lines) throws IOException {
        try (SimulatedRouter router = router(configuration);
                LabTerminal terminal = router.openTerminal("netops")) {
            terminal.type("configure terminal\r");
            for (String line : lines) {
                assertThat(terminal.type(line + "\r")).as(line).doesNotContain("%");
            }
            return router.runningConfig();
        }
    }
}
