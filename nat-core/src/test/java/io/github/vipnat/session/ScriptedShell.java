package io.github.vipnat.session;

import io.github.vipnat.transport.Shell;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/** A device that answers each typed line with what a script says, in pieces of the size it is told to. */
final class ScriptedShell implements Shell {

    private static final int END = -1;

    private final BlockingQueue<Integer> toClient = new LinkedBlockingQueue<>();
    private final List<String> typed = new ArrayList<>();
    private final Function<String, String> script;
    private volatile boolean closed;
    private boolean erases = true;

    ScriptedShell(String greeting, Function<String, String> script) {
        this.script = script;
        say(greeting);
    }

    void say(String text) {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            toClient.add(b & 0xff);
        }
    }

    /** A device that does not know the backspace. */
    void keepsWhatWasTyped() {
        erases = false;
    }

    void hangUp() {
        toClient.add(END);
    }

    List<String> typed() {
        return List.copyOf(typed);
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public InputStream input() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                try {
                    int b = toClient.take();
                    if (b == END) {
                        toClient.add(END);
                    }
                    return b;
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int first = read();
                if (first == END) {
                    return END;
                }
                buffer[offset] = (byte) first;
                int count = 1;
                while (count < length && !toClient.isEmpty() && toClient.peek() != END) {
                    buffer[offset + count++] = toClient.remove().byteValue();
                }
                return count;
            }
        };
    }

    @Override
    public OutputStream output() {
        return new OutputStream() {
            private final ByteArrayOutputStream line = new ByteArrayOutputStream();

            @Override
            public void write(int b) {
                if (b == '\b') {
                    erase();
                    return;
                }
                if (b == '?') {
                    say(script.apply(line.toString(StandardCharsets.UTF_8) + "?"));
                    return;
                }
                if (b != '\r') {
                    line.write(b);
                    return;
                }
                String text = line.toString(StandardCharsets.UTF_8);
                line.reset();
                typed.add(text);
                say(script.apply(text));
            }

            private void erase() {
                byte[] kept = Arrays.copyOf(line.toByteArray(), Math.max(0, line.size() - (erases ? 1 : 0)));
                line.reset();
                line.writeBytes(kept);
            }
        };
    }

    @Override
    public void close() {
        closed = true;
        hangUp();
    }
}
