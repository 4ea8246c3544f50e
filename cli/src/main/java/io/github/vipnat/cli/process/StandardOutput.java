package io.github.vipnat.cli.process;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The process's standard output, which remembers when something could not be written to it. */
final class StandardOutput extends OutputStream {

    private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");

    private final OutputStream out = new FileOutputStream(FileDescriptor.out);
    private Optional<String> lost = Optional.empty();

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            lost = lost.or(() -> isReaderGone(e) ? Optional.empty() : Optional.of(String.valueOf(e.getMessage())));
            throw e;
        }
    }

    /** Why something is missing; a reader who has seen enough, as in {@code plan | head}, misses nothing. */
    Optional<String> lost() {
        return lost;
    }

    /** The system says it in the user's language, so what standard output is counts more than the words. */
    private static boolean isReaderGone(IOException e) {
        try {
            String target = Files.readSymbolicLink(STANDARD_OUTPUT).toString();
            return target.startsWith("pipe:") || target.startsWith("socket:");
        } catch (IOException | UnsupportedOperationException noProc) {
            return String.valueOf(e.getMessage()).contains("Broken pipe");
        }
    }
}
