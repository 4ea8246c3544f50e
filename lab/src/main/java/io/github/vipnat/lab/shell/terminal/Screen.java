package io.github.vipnat.lab.shell.terminal;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** What goes out to the client: line feeds become CR LF, everything is sent in large pieces, and faults of the line strike here. */
public final class Screen {

    private final Wire wire;
    private final ActiveFaults faults;
    private final byte[] buffer = new byte[32 * 1024];
    private int used;
    private boolean muted;
    private volatile boolean gone;

    public Screen(Wire wire, ActiveFaults faults) {
        this.wire = wire;
        this.faults = faults;
    }

    public void print(CharSequence text) {
        if (muted || gone) {
            return; // asked once for a text and not for each of its characters, of which there may be millions
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                put((byte) '\r');
            }
            put((byte) c);
        }
    }

    private void put(byte b) {
        if (used == buffer.length) {
            flush();
        }
        buffer[used++] = b;
    }

    public void flush() {
        if (used == 0 || gone) {
            used = 0;
            return;
        }
        int length = used;
        used = 0;
        ActiveFaults.Allowance allowed = faults.send(length);
        try {
            send(allowed.bytes());
        } catch (IOException e) {
            gone = true; // the client has left; the shell finds out when it reads
        }
        if (allowed.last()) {
            drop();
        }
    }

    private void send(int length) throws IOException {
        Duration each = faults.slowness();
        if (each.isZero()) {
            wire.send(buffer, 0, length);
            return;
        }
        for (int i = 0; i < length && !gone; i++) {
            LockSupport.parkNanos(each.toNanos());
            wire.send(buffer, i, 1);
        }
    }

    /** From now on nothing is sent any more. */
    public void mute() {
        flush();
        muted = true;
    }

    public void drop() {
        gone = true;
        wire.drop();
    }

    public void hangUp() {
        flush();
        if (!gone) {
            gone = true;
            wire.hangUp();
        }
    }

    /** The same, while nobody has the turn to print what is left; nothing that was typed ahead is carried out any more. */
    public void end() {
        gone = true;
        wire.hangUp();
    }

    public boolean isGone() {
        return gone;
    }
}
