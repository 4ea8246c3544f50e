package io.github.vipnat.session;

import java.time.Duration;

/** How much longer a conversation may wait, whatever its own deadlines say. Whoever gives it owns the sum of all waits. */
public interface Patience {

    /** A wait begins: what is wanted, or less where less is left; zero where nothing is left. */
    Duration atMost(Duration wanted);

    /** The wait that began last came to its good end: the device has answered. */
    void answered();

    /** As long as each deadline says, however many there are. */
    static Patience unlimited() {
        return new Patience() {
            @Override
            public Duration atMost(Duration wanted) {
                return wanted;
            }

            @Override
            public void answered() {
                // nobody counts
            }
        };
    }
}
