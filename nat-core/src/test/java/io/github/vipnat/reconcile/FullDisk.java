package io.github.vipnat.reconcile;

import io.github.vipnat.apply.journal.RecordDisk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A disk that takes so many writes, and of the next only a part; then it is full for good, or others make room. */
public final class FullDisk implements RecordDisk {

    private final boolean forGood;
    private int room;
    private boolean hasRoom;
    private int writes;
    private int refused;
    private boolean partTaken;

    /**
     * @param room how many writes it takes
     * @param forGood whether nobody ever makes room
     */
    public FullDisk(int room, boolean forGood) {
        this.room = room;
        this.forGood = forGood;
    }

    /** From now on it takes so many writes more. */
    public void leave(int more) {
        room = more;
        writes = 0;
    }

    @Override
    public int write(FileChannel file, ByteBuffer bytes) throws IOException {
        if (hasRoom || writes < room || (refused > 0 && !forGood)) {
            writes++;
            return file.write(bytes);
        }
        if (!partTaken && bytes.remaining() > 1) {
            partTaken = true;
            ByteBuffer part = bytes.slice(bytes.position(), bytes.remaining() / 2);
            int taken = file.write(part);
            bytes.position(bytes.position() + taken);
            return taken;
        }
        refused++;
        throw new IOException("No space left on device");
    }

    /** Somebody has tidied up. */
    void makeRoom() {
        hasRoom = true;
    }

    /** How many writes found room. */
    int writes() {
        return writes;
    }

    /** How many did not. */
    public int refused() {
        return refused;
    }
}
