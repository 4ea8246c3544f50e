package io.github.vipnat.lab.shell;

import io.github.vipnat.lab.Quirk;
import io.github.vipnat.lab.parser.Rejection;
import io.github.vipnat.lab.shell.terminal.Screen;
import io.github.vipnat.lab.shell.terminal.ShellTerminal;
import io.github.vipnat.lab.shell.terminal.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One login's shell. Typed bytes go in through {@link #receive}, and everything they lead to has been sent when it returns; there
 * is no thread in here. What others want to print, log lines and banners, waits until the shell is between two keys.
 */
public final class Shell {

    private final Router router;
    private final Screen screen;
    private final Session session;
    private final CommandLine commands;
    private final ShellTerminal terminal = new ShellTerminal();
    private final Dialogue dialogue;
    private final ReentrantLock turn = new ReentrantLock();
    private final Queue<Runnable> outbox = new ConcurrentLinkedQueue<>();
    private volatile Instant lastKey;
    private volatile boolean closed;

    Shell(Router router, Login login, Wire wire, int vty) {
        this.router = router;
        this.screen = new Screen(wire, router.faults());
        this.session = new Session(router, this, login, terminal, vty);
        this.commands = new CommandLine(session);
        this.dialogue = new Dialogue(session, screen, terminal, commands, this::emptyOutbox, this::post);
        this.lastKey = router.state().clock().now();
    }

    /** The size of the terminal the client asked for; it counts only where the quirk says so. */
    public void size(int columns, int rows) {
        if (router.state().quirks().get(Quirk.TerminalSize.class) == Quirk.TerminalSize.AS_ASKED) {
            session.width(columns);
            session.length(rows);
        }
    }

    /** Prints what a login meets: the MOTD, empty lines, the first prompt (ios-facts 6, "first output after SSH login"). */
    public void start() {
        String lineEnds = switch (router.state().quirks().get(Quirk.Greeting.class)) {
            case ONE_LINE_END -> "\n";
            case TWO_LINE_ENDS -> "\n\n";
            case THREE_LINE_ENDS -> "\n\n\n";
        };
        runInTurn(() -> {
            screen.print(router.banner() + lineEnds);
            dialogue.prompt();
        });
    }

    /** Bytes were typed. */
    public void receive(byte[] bytes, int offset, int length) {
        runInTurn(() -> {
            for (int i = offset; i < offset + length && dialogue.listens(); i++) {
                lastKey = router.state().clock().now();
                dialogue.press((char) (bytes[i] & 0xff));
                if (router.faults().typedByteIsLast()) {
                    screen.flush();
                    screen.drop();
                }
            }
        });
        router.inputProcessed();
    }

    /** Takes a line for a client that has no terminal: an exec channel (ios-facts 6, "exec channel"). */
    public String runAlone(String line) {
        session.length(0);
        terminal.reset();
        router.lineEntered(line);
        synchronized (router.state()) {
            Quirk.ExecCommandDenied denied = router.state().quirks().get(Quirk.ExecCommandDenied.class);
            if (denied == Quirk.ExecCommandDenied.INVALID_AUTOCOMMAND
                    && router.faults().denies(line.strip())) {
                return invalidAutocommand(line);
            }
            try {
                commands.execute(line);
            } catch (Rejection rejection) {
                return invalidAutocommand(line);
            }
        }
        return terminal.text();
    }

    private static String invalidAutocommand(String line) {
        return "Line has invalid autocommand \"" + line + "\"\n";
    }

    /** The client has left, or the router throws it out. */
    public void close() {
        if (!closed) {
            closed = true;
            router.removeShell(this);
        }
    }

    /** The router goes away under the session's feet. */
    void drop() {
        screen.drop();
        close();
    }

    /** An idle session is closed by the router. */
    void hangUp() {
        screen.end();
        close();
    }

    Session session() {
        return session;
    }

    /** How long this session may stay as it is before it has been idle for that long. */
    Duration untilIdle(Duration timeout) {
        return Duration.between(router.state().clock().now(), lastKey.plus(timeout));
    }

    /** A log line lands wherever the cursor is (ios-facts 6, "log lines"). */
    void log(String line) {
        post(() -> dialogue.printLog(line));
    }

    /** A message of the system, printed raw. */
    void announce(String text) {
        post(() -> dialogue.announce(text));
    }

    private void runInTurn(Runnable action) {
        turn.lock();
        try {
            action.run();
            screen.flush();
        } finally {
            turn.unlock();
        }
        router.deliverMessages();
        if (screen.isGone()) {
            close();
        }
    }

    private void post(Runnable message) {
        outbox.add(message);
        if (!Thread.holdsLock(router.state())) { // a client that does not read must not stop the router
            deliver();
        }
    }

    /** Whoever has the turn delivers; who finds it taken leaves the message to whoever has it. */
    void deliver() {
        while (!outbox.isEmpty() && !turn.isHeldByCurrentThread() && turn.tryLock()) {
            try {
                emptyOutbox();
                screen.flush();
            } finally {
                turn.unlock();
            }
        }
    }

    private void emptyOutbox() {
        for (Runnable message = outbox.poll(); message != null; message = outbox.poll()) {
            message.run();
        }
    }
}
