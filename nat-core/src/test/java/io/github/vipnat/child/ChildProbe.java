package io.github.vipnat.child;

import java.time.Duration;
import java.util.List;

/** A process whose own surroundings a test makes: it starts what its arguments say, as vipnat would, and passes on its words. */
final class ChildProbe {

    private ChildProbe() {}

    public static void main(String[] command) throws Exception {
        System.out.print(ChildCommand.of(Duration.ofSeconds(30), List.of(command))
                .start()
                .said());
    }
}
