package io.github.vipnat.lab;

import io.github.vipnat.lab.shell.Login;
import io.github.vipnat.lab.shell.Router;
import io.github.vipnat.lab.shell.Shell;
import io.github.vipnat.lab.shell.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A login without SSH. What is written to {@link #toRouter()} is carried out before the write returns; what the router prints
 * waits, without limit but memory, in {@link #fromRouter()}, whose reads block until there is something or the session ends.
 */
public final class LabTerminal implements AutoCloseable {

    private final MemoryPipe printed = new MemoryPipe();
    private final Shell shell;

    private LabTerminal(Router router, Login login) throws IOException {
        Optional<Shell> opened = router.open(login, new MemoryWire(printed));
        this.shell = opened.orElseThrow(() -> new IOException("login refused: every vty is taken"));
    }

    static LabTerminal open(Router router, Login login) throws IOException {
        LabTerminal terminal = new LabTerminal(router, login);
        terminal.shell.start();
        return terminal;
    }

    /** What the router prints; reads −1 when the session is over. */
    public InputStream fromRouter() {
        return printed.in();
    }

    /** What is typed; writing throws once the session is over. */
    public OutputStream toRouter() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                if (!isOpen()) {
                    throw new IOException("the session is over");
                }
                shell.receive(bytes, offset, length);
            }
        };
    }

    /** Types a text, return characters included, and gives everything the router has printed since the last read. */
    public String type(String text) throws IOException {
        toRouter().write(text.getBytes(StandardCharsets.UTF_8));
        return printed();
    }

    /** Everything the router has printed since the last read. */
    public String printed() {
        return new String(printed.drain(), StandardCharsets.UTF_8);
    }

    /** Whether the session is still there. */
    public boolean isOpen() {
        return !printed.isEnded();
    }

    /** The client leaves; the vty is free again. */
    @Override
    public void close() {
        printed.end();
        shell.close();
    }

    private record MemoryWire(MemoryPipe printed) implements Wire {

        @Override
        public void send(byte[] bytes, int offset, int length) throws IOException {
            printed.put(bytes, offset, length);
        }

        @Override
        public void hangUp() {
            printed.end();
        }

        @Override
        public void drop() {
            printed.end();
        }
    }
}
