package io.github.vipnat.lab.machine;

import io.github.vipnat.lab.LabTerminal;
import io.github.vipnat.lab.shell.Login;
import io.github.vipnat.lab.shell.Router;
import io.github.vipnat.lab.shell.Shell;
import io.github.vipnat.lab.shell.terminal.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The client's end of a login in memory. */
final class MemoryTerminal implements LabTerminal {

    private final MemoryPipe printed = new MemoryPipe();
    private final Shell shell;

    private MemoryTerminal(Router router, Login login) throws IOException {
        Optional<Shell> opened = router.open(login, new MemoryWire(printed));
        this.shell = opened.orElseThrow(() -> new IOException("login refused: every vty is taken"));
    }

    static MemoryTerminal open(Router router, Login login) throws IOException {
        MemoryTerminal terminal = new MemoryTerminal(router, login);
        terminal.shell.start();
        return terminal;
    }

    @Override
    public InputStream fromRouter() {
        return printed.in();
    }

    @Override
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

    @Override
    public String type(String text) throws IOException {
        toRouter().write(text.getBytes(StandardCharsets.UTF_8));
        return printed();
    }

    @Override
    public String printed() {
        return new String(printed.drain(), StandardCharsets.UTF_8);
    }

    @Override
    public boolean isOpen() {
        return !printed.isEnded();
    }

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
