package io.github.vipnat.cli.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;

/** Libraries log for themselves; a user hears of failures as problems, once. */
public final class LibraryLogging {

    private LibraryLogging() {}

    /** From the first logger on; most commands never ask for one, and are spared what the JDK does before it gives one out. */
    public static void silence() {
        System.setProperty("java.util.logging.config.class", Silence.class.getName());
    }

    /** All there is to configure. Public, because the JDK makes it. */
    public static final class Silence {

        /**
         * Takes the JDK's place in reading its configuration.
         *
         * @throws IOException never: it reads from memory
         */
        public Silence() throws IOException {
            LogManager.getLogManager()
                    .readConfiguration(new ByteArrayInputStream(".level=OFF\n".getBytes(StandardCharsets.US_ASCII)));
        }
    }
}
