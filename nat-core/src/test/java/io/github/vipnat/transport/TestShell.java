package io.github.vipnat.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/**
 * Says the terminal it was given, then echoes each line with a prompt behind it. {@code bye} closes the channel,
 * {@code drop} cuts the connection, {@code flood N} prints N KiB.
 */
final class TestShell implements Command {

    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();
    private ExitCallback exit = (status, message, closeImmediately) -> {};

    @Override
    public void setInputStream(InputStream in) {
        this.in = in;
    }

    @Override
    public void setOutputStream(OutputStream out) {
        this.out = out;
    }

    @Override
    public void setErrorStream(OutputStream err) {}

    @Override
    public void setExitCallback(ExitCallback callback) {
        this.exit = callback;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) {
        Thread thread = new Thread(() -> serve(channel, environment), "test-shell");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void destroy(ChannelSession channel) {}

    private void serve(ChannelSession channel, Environment environment) {
        try {
            String size = environment.getEnv().get(Environment.ENV_COLUMNS) + "x"
                    + environment.getEnv().get(Environment.ENV_LINES);
            say(environment.getEnv().get(Environment.ENV_TERM) + " " + size + "\r\nR1#");
            for (String line = line(); !line.equals("bye"); line = line()) {
                if (line.equals("drop")) {
                    channel.getSession().close(true);
                    return;
                }
                say(answer(line) + "\r\nR1#");
            }
            exit.onExit(0);
        } catch (IOException e) {
            exit.onExit(1);
        }
    }

    private static String answer(String line) {
        if (line.startsWith("flood ")) {
            return "x".repeat(1024 * Integer.parseInt(line.substring("flood ".length())));
        }
        return line;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\r' && b != '\n'; b = in.read()) {
            if (b < 0) {
                return "bye";
            }
            line.append((char) b);
        }
        return line.toString();
    }

    private void say(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
