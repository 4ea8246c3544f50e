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
 * {@code exit N TEXT} prints the text on both outputs and ends with status N; {@code flood N} prints N KiB on each;
 * {@code hang} never ends; {@code drop} cuts the connection.
 */
final class TestCommand implements Command {

    private final String[] words;
    private OutputStream out = OutputStream.nullOutputStream();
    private OutputStream err = OutputStream.nullOutputStream();
    private ExitCallback exit = (status, message, closeImmediately) -> {};

    TestCommand(String command) {
        this.words = command.split(" ", 3);
    }

    @Override
    public void setInputStream(InputStream in) {}

    @Override
    public void setOutputStream(OutputStream out) {
        this.out = out;
    }

    @Override
    public void setErrorStream(OutputStream err) {
        this.err = err;
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
        this.exit = callback;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) {
        Thread thread = new Thread(() -> run(channel), "test-command");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void destroy(ChannelSession channel) {}

    private void run(ChannelSession channel) {
        try {
            switch (words[0]) {
                case "exit" -> {
                    say(out, "out " + words[2]);
                    say(err, "err " + words[2]);
                    exit.onExit(Integer.parseInt(words[1]));
                }
                case "flood" -> {
                    String text = "x".repeat(1024 * Integer.parseInt(words[1]));
                    say(out, text);
                    say(err, text);
                    exit.onExit(0);
                }
                case "drop" -> channel.getSession().close(true);
                default -> say(out, "started");
            }
        } catch (IOException e) {
            exit.onExit(1);
        }
    }

    private static void say(OutputStream to, String text) throws IOException {
        to.write(text.getBytes(StandardCharsets.UTF_8));
        to.flush();
    }
}
