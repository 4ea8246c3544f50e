package io.github.vipnat.node;

import io.github.vipnat.transport.Connection;
import io.github.vipnat.transport.ExecResult;
import io.github.vipnat.transport.Shell;
import io.github.vipnat.transport.Terminal;
import io.github.vipnat.transport.TransportException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs what a node would be asked on this host, by the shell that a user logs in to there. */
public final class ShellOfThisHost implements Connection {

    private final List<String> loginShell;
    private final String sudo;
    private final List<String> asked = new ArrayList<>();
    boolean isClosed;

    /** @param sudo what stands in for {@code sudo -n} */
    public ShellOfThisHost(String sudo, String... loginShell) {
        this.sudo = sudo;
        this.loginShell = List.of(loginShell);
    }

    /** Every command that was to run. */
    public List<String> asked() {
        return asked;
    }

    @Override
    public Shell shell(Terminal terminal) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ExecResult exec(String command, Duration deadline) {
        asked.add(command);
        List<String> words = new ArrayList<>(loginShell);
        words.add(command.replace("sudo -n ", sudo));
        try {
            Process process = new ProcessBuilder(words).start();
            process.getOutputStream().close();
            byte[] output = process.getInputStream().readAllBytes();
            byte[] error = process.getErrorStream().readAllBytes();
            if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new TransportException(TransportException.Reason.TIMED_OUT, "the command is still running");
            }
            return new ExecResult(
                    process.exitValue(),
                    new String(output, StandardCharsets.UTF_8),
                    new String(error, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
