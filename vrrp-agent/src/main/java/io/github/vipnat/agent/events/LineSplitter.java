package io.github.vipnat.agent.events;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Cuts a stream of bytes into lines, wherever its pieces end; a line that never ends costs no memory. */
final class LineSplitter {

    private final Consumer<String> lines;
    private final byte[] line = new byte[NotifyParser.LONGEST_LINE];
    private int length;
    private boolean tooLong;

    LineSplitter(Consumer<String> lines) {
        this.lines = lines;
    }

    void add(ByteBuffer piece) {
        while (piece.hasRemaining()) {
            byte next = piece.get();
            if (next == '\n') {
                end();
            } else if (length < line.length) {
                line[length++] = next;
            } else {
                tooLong = true;
            }
        }
    }

    /** The stream begins anew; half a line of the old one is nothing. */
    void forget() {
        length = 0;
        tooLong = false;
    }

    private void end() {
        String text = new String(line, 0, length, StandardCharsets.UTF_8);
        // Cut, it might look like a line that it is not.
        lines.accept(tooLong ? text + '\u2026' : text);
        forget();
    }
}
