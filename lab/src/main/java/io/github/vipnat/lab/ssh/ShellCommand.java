package io.github.vipnat.lab.ssh;

import io.github.vipnat.lab.Fault;
import io.github.vipnat.lab.Quirk;
import io.github.vipnat.lab.shell.Login;
import io.github.vipnat.lab.shell.Router;
import io.github.vipnat.lab.shell.Shell;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;

/** A session channel: a thread of its own carries what is typed into the shell, or the one command of an exec request. */
final class ShellCommand implements Command {

    private final Router router;
    private final Executor threads;
    private final Login login;
    private final Optional<Fault.Refusal> refusal;
    private final Optional<String> onlyCommand;
    private @Nullable InputStream in;
    private @Nullable OutputStream out;
    private @Nullable ExitCallback exit;
    private volatile @Nullable Shell shell;

    ShellCommand(
            Router router,
            Executor threads,
            Login login,
            Optional<Fault.Refusal> refusal,
            Optional<String> onlyCommand) {
        this.router = router;
        this.threads = threads;
        this.login = login;
        this.refusal = refusal;
        this.onlyCommand = onlyCommand;
    }

    @Override
    public void setInputStream(InputStream stream) {
        in = stream;
    }

    @Override
    public void setOutputStream(OutputStream stream) {
        out = stream;
    }

    @Override
    public void setErrorStream(OutputStream stream) {}

    @Override
    public void setExitCallback(ExitCallback callback) {
        exit = callback;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) throws IOException {
        if (in == null || out == null || exit == null) {
            throw new IOException("the channel has no streams");
        }
        InputStream typed = in;
        SshWire wire = new SshWire(channel, out, exit);
        threads.execute(() -> serve(typed, wire, environment.getEnv()));
    }

    private void serve(InputStream typed, SshWire wire, Map<String, String> environment) {
        try {
            if (refusal.isPresent()) {
                boolean told = router.state().quirks().get(Quirk.ExecDenied.class) == Quirk.ExecDenied.TOLD;
                print(wire, told ? "% Authorization failed.\r\n" : ""); // ios-facts 9.7
                wire.hangUp();
                return;
            }
            Optional<Shell> opened = router.open(login, wire);
            if (opened.isEmpty()) {
                wire.drop(); // ios-facts 6, "vty": all busy
                return;
            }
            shell = opened.get();
            if (onlyCommand.isPresent()) {
                print(wire, opened.get().runAlone(onlyCommand.get()).replace("\n", "\r\n"));
                opened.get().close();
                wire.hangUp();
            } else {
                pump(typed, opened.get(), environment);
            }
        } catch (IOException | RuntimeException e) {
            wire.drop(); // the client went away
        }
    }

    private static void print(SshWire wire, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        wire.send(bytes, 0, bytes.length);
    }

    private static void pump(InputStream typed, Shell shell, Map<String, String> environment) throws IOException {
        try {
            shell.size(
                    number(environment, Environment.ENV_COLUMNS, 80), number(environment, Environment.ENV_LINES, 24));
            shell.start();
            byte[] buffer = new byte[8192];
            for (int read = typed.read(buffer); read >= 0; read = typed.read(buffer)) {
                shell.receive(buffer, 0, read);
            }
        } finally {
            shell.close();
        }
    }

    private static int number(Map<String, String> environment, String name, int otherwise) {
        String value = environment.getOrDefault(name, "");
        return value.matches("[1-9]\\d{0,3}") ? Integer.parseInt(value) : otherwise;
    }

    @Override
    public void destroy(ChannelSession channel) {
        Shell present = shell;
        if (present != null) {
            present.close();
        }
    }
}
