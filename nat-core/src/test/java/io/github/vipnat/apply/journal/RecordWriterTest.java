package io.github.vipnat.apply.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is written whole; what is not leaves nothing that a later line could be glued to. */
class RecordWriterTest {

    @TempDir
    Path folder;

    private Path file() throws IOException {
        return Files.writeString(folder.resolve("journal.jsonl"), "{\"n\":1}\n");
    }

    @Test
    void should_go_on_writing_where_the_disk_takes_a_little_at_a_time() throws IOException {
        Path file = file();
        RecordWriter slow = new RecordWriter((channel, bytes) -> {
            ByteBuffer one = bytes.slice(bytes.position(), 1);
            bytes.position(bytes.position() + 1);
            return channel.write(one);
        });

        slow.appendLine(file, "{\"n\":\"zwölf\"}");

        assertThat(file).hasContent("{\"n\":1}\n{\"n\":\"zwölf\"}");
    }

    @Test
    void should_leave_nothing_of_a_line_that_finds_no_room() throws IOException {
        Path file = file();
        RecordWriter full = new RecordWriter((channel, bytes) -> {
            if (bytes.position() > 0) {
                throw new IOException("No space left on device");
            }
            bytes.limit(4);
            int taken = channel.write(bytes);
            bytes.limit(bytes.capacity());
            return taken;
        });

        assertThatIOException().isThrownBy(() -> full.appendLine(file, "{\"n\":2}"));
        new RecordWriter(RecordDisk.real()).appendLine(file, "{\"n\":3}");

        assertThat(Files.readString(file)).isEqualTo("{\"n\":1}\n{\"n\":3}\n");
    }

    @Test
    void should_not_wait_for_a_disk_that_takes_nothing() throws IOException {
        Path file = file();

        assertThatIOException()
                .isThrownBy(() -> new RecordWriter((channel, bytes) -> 0).appendLine(file, "{\"n\":2}"))
                .withMessage("the disk takes no more");
        assertThat(Files.readString(file)).isEqualTo("{\"n\":1}\n");
    }

    @Test
    void should_begin_a_line_of_its_own_behind_one_that_was_cut_off() throws IOException {
        Path file = file();
        Files.writeString(file, "{\"n\":1}\n{\"n\"");

        new RecordWriter(RecordDisk.real()).appendLine(file, "{\"n\":3}");

        assertThat(Files.readString(file)).isEqualTo("{\"n\":1}\n{\"n\"\n{\"n\":3}\n");
    }
}
