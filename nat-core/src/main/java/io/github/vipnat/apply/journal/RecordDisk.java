package io.github.vipnat.apply.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The one door through which a run's record reaches the disk. A test puts a disk in its place that is full. */
@FunctionalInterface
public interface RecordDisk {

    /**
     * Writes as many of the bytes as there is room for, which may be some of them only.
     *
     * @return how many were written
     * @throws IOException when none can be, for example because the disk is full
     */
    int write(FileChannel file, ByteBuffer bytes) throws IOException;

    /** The disk that is there. */
    static RecordDisk real() {
        return FileChannel::write;
    }
}
