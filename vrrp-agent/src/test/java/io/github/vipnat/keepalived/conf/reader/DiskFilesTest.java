package io.github.vipnat.keepalived.conf.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.keepalived.conf.ConfFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFilesTest {

    @TempDir
    private Path directory;

    private final DiskFiles files = new DiskFiles();

    private String write(String name, byte[] bytes) throws IOException {
        Files.createDirectories(directory.resolve(name).getParent());
        return Files.write(directory.resolve(name), bytes).toString();
    }

    private String reasonFor(String name) {
        return ((ConfFiles.Content.Refused) files.read(name)).reason();
    }

    @Test
    void should_find_files_by_wildcards_and_braces_in_any_part_of_the_path() throws IOException {
        write("conf.d/a.conf", new byte[0]);
        write("conf.d/b.conf", new byte[0]);
        write("conf.e/c.conf", new byte[0]);
        assertThat(files.matching(directory.toString(), "conf.?/*.conf")).hasSize(3);
        assertThat(files.matching(directory.toString(), "conf.d/{a,b}.conf")).hasSize(2);
        assertThat(files.matching("", directory + "/conf.e/c.conf")).hasSize(1);
        assertThat(files.matching(directory.toString(), "none/*")).isEmpty();
    }

    @Test
    void should_refuse_what_keepalived_skips_and_what_is_no_text() throws IOException {
        String executable = write("x.conf", "a".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Files.setPosixFilePermissions(Path.of(executable), PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(reasonFor(executable)).contains("execute bit");
        assertThat(reasonFor(write("binary", new byte[] {1, 0, 2}))).contains("not text");
        assertThat(reasonFor(write("big", new byte[10 << 20]))).contains("larger than 4 MiB");
        assertThat(reasonFor(write("many", "a\n".repeat(100_001).getBytes(StandardCharsets.UTF_8))))
                .contains("more than 100000 lines");
        assertThat(reasonFor(directory.toString())).contains("not a regular file");
        assertThat(reasonFor(directory + "/nowhere")).contains("no such file");
    }

    @Test
    void should_read_bytes_that_are_no_utf_8_one_by_one() throws IOException {
        String file = write("latin", new byte[] {'#', (byte) 0xe9, '\n'});
        assertThat(((ConfFiles.Content.Found) files.read(file)).text()).isEqualTo("#\u00e9\n");
    }
}
