package io.github.vipnat.reconcile;

import io.github.vipnat.lab.LabTerminal;
import io.github.vipnat.lab.SimulatedRouter;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Somebody else who is logged in to the router and types. */
final class OtherOperator implements AutoCloseable {

    private final LabTerminal terminal;

    OtherOperator(SimulatedRouter router) throws IOException {
        terminal = router.openTerminal();
        types("enable", "letmein");
    }

    void types(String... lines) {
        try {
            for (String line : lines) {
                terminal.type(line + "\r");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        terminal.close();
    }
}
