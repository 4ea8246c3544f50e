package io.github.vipnat.matrix;

import io.github.vipnat.lab.LabTerminal;
import io.github.vipnat.lab.SimulatedRouter;
import java.io.IOException;
import java.util.List;

/**
 * Somebody who logs in and types exactly the commands that vipnat printed, reads what the router asks, lets live flows go
 * and confirms.
 */
final class Human {

    private static final int QUESTIONS = 5;

    private Human() {}

    static void types(SimulatedRouter router, List<String> commands) throws IOException {
        try (LabTerminal terminal = router.openTerminal(World.USER)) {
            terminal.type("enable\r");
            terminal.type(World.ENABLE + "\r");
            for (String command : commands) {
                String said = terminal.type(command + "\r");
                for (int i = 0; i < QUESTIONS && isQuestion(said); i++) {
                    said = terminal.type(said.endsWith("[confirm]") ? "\r" : "yes\r");
                }
            }
        }
    }

    private static boolean isQuestion(String said) {
        return said.endsWith("[no]: ") || said.endsWith("[confirm]");
    }
}
