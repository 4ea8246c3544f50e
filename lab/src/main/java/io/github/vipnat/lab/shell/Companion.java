package io.github.vipnat.lab.shell;

import io.github.vipnat.lab.Deed;
import io.github.vipnat.lab.shell.terminal.Wire;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The client of a {@link Deed.Client}: nobody looks at what the router prints to it. */
final class Companion {

    private static final class Unread implements Wire {
        private volatile boolean gone;

        @Override
        public void send(byte[] bytes, int offset, int length) {
            // nobody reads it
        }

        @Override
        public void hangUp() {
            gone = true;
        }

        @Override
        public void drop() {
            gone = true;
        }
    }

    private final Unread wire;
    private final Shell shell;
    private final Deque<String> left;
    private final int pace;

    private Companion(Unread wire, Shell shell, Deed.Client client) {
        this.wire = wire;
        this.shell = shell;
        this.left = new ArrayDeque<>(client.lines());
        this.pace = client.pace();
    }

    /** Logs in; empty when every vty is taken. */
    static Optional<Companion> open(Router router, Deed.Client client) {
        Unread wire = new Unread();
        return router.openForAnother(new Login(client.user(), 15, Deed.PEER), wire)
                .map(shell -> {
                    shell.start();
                    return new Companion(wire, shell, client);
                });
    }

    /** Types its next lines; behind the last one it logs out. */
    synchronized void goOn() {
        for (int i = 0; i < pace && !left.isEmpty() && !wire.gone; i++) {
            byte[] line = (left.remove() + "\r").getBytes(StandardCharsets.UTF_8);
            shell.receive(line, 0, line.length);
        }
        if (left.isEmpty()) {
            shell.close();
        }
    }

    synchronized boolean isGone() {
        return wire.gone || left.isEmpty();
    }
}
