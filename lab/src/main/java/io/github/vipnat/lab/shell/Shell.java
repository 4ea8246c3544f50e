package io.github.vipnat.lab.shell;

import io.github.vipnat.lab.Fault;
import io.github.vipnat.lab.Quirk;
import io.github.vipnat.lab.parser.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * One login's shell. Typed bytes go in through {@link #receive}, and everything they lead to has been sent when it returns; there
 * is no thread in here. What others want to print, log lines and banners, waits until the shell is between two keys.
 */
public final class Shell {

    static final LineKeys.Shortcuts NO_SHORTCUTS = new LineKeys.Shortcuts() {
        @Override
        public void help(String text) {}

        @Override
        public void complete(String text) {}

        @Override
        public void controlC() {}

        @Override
        public void controlZ(String text) {}
    };

    private final Router router;
    private final Wire wire;
    private final Screen screen;
    private final Faults faults;
    private final ShellTerminal terminal;
    private final Session session;
    private final CommandLine commands;
    private final ReentrantLock turn = new ReentrantLock();
    private final Queue<Runnable> outbox = new ConcurrentLinkedQueue<>();
    private Faults.LineTrouble trouble = Faults.LineTrouble.NONE;
    private Keys keys = key -> {};
    private LineEditor editor;
    private volatile Instant lastKey;
    private boolean afterReturn;
    private boolean stalled;
    private volatile boolean closed;

    Shell(Router router, Login login, Wire wire, int vty) {
        this.router = router;
        this.wire = wire;
        this.faults = router.faults();
        this.screen = new Screen(wire, faults);
        this.terminal = new ShellTerminal();
        this.session = new Session(router, login, terminal, vty);
        this.commands = new CommandLine(session);
        this.editor = new LineEditor(screen, true, 0);
        this.lastKey = router.state().clock().now();
    }

    /** The size of the terminal the client asked for; it counts only where the quirk says so. */
    public void size(int columns, int rows) {
        if (router.state().quirks().get(Quirk.TerminalSize.class) == Quirk.TerminalSize.AS_ASKED) {
            session.width(columns);
            session.length(rows);
        }
    }

    /** Prints what a login meets: empty lines, the MOTD, the first prompt (ios-facts 6, "first output after SSH login"). */
    public void start() {
        inTurn(() -> {
            screen.print(router.banner() + "\n");
            prompt();
        });
    }

    /** Bytes were typed. */
    public void receive(byte[] bytes, int offset, int length) {
        inTurn(() -> {
            for (int i = offset; i < offset + length && !stalled && !screen.isGone(); i++) {
                key((char) (bytes[i] & 0xff));
                if (faults.typedByteIsLast()) {
                    screen.drop();
                }
            }
        });
        router.inputProcessed();
    }

    /** The client has left, or the router throws it out. */
    public void close() {
        if (!closed) {
            closed = true;
            router.left(this);
        }
    }

    /** The router goes away under the session's feet. */
    void drop() {
        screen.drop();
        close();
    }

    /** An idle session is closed by the router. */
    void hangUp() {
        wire.hangUp();
        close();
    }

    Session session() {
        return session;
    }

    /** How long this session may stay as it is before it has been idle for that long. */
    Duration untilIdle(Duration timeout) {
        return Duration.between(router.state().clock().now(), lastKey.plus(timeout));
    }

    private void inTurn(Runnable action) {
        turn.lock();
        try {
            action.run();
            screen.flush();
        } finally {
            turn.unlock();
        }
        deliver();
        if (screen.isGone()) {
            close();
        }
    }

    /** Prints something nobody typed for, as soon as the shell is between two keys. */
    void post(Runnable message) {
        outbox.add(message);
        if (!turn.isHeldByCurrentThread()) {
            deliver();
        }
    }

    private void deliver() {
        while (!outbox.isEmpty() && turn.tryLock()) {
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
            if (!stalled) {
                message.run();
            }
        }
    }

    /** A log line lands wherever the cursor is; without logging synchronous nothing is redrawn (ios-facts 6, "log lines"). */
    void log(String line) {
        post(() -> printLog(line));
    }

    private void printLog(String line) {
        screen.print("\n" + line + "\n");
        if (router.redrawsAfterLogs()) {
            screen.print(session.prompt());
            editor.reprint();
        }
    }

    /** A message of the system, printed raw. */
    void announce(String text) {
        post(() -> screen.print(text));
    }

    private void key(char key) {
        lastKey = router.state().clock().now();
        boolean secondHalf = afterReturn && (key == '\n' || key == 0);
        afterReturn = key == '\r';
        if (!secondHalf) {
            keys.key(key);
        }
    }

    private void prompt() {
        String prompt;
        synchronized (router.state()) {
            prompt = session.prompt();
        }
        screen.print(prompt);
        int room = session.width() == 0 ? 0 : Math.max(20, session.width() - prompt.length() - 1);
        LineKeys line = new LineKeys(screen, faults, true, room, new CommandKeys(), this::printLog, this::commandTyped);
        editor = line.editor();
        keys = line;
    }

    private void commandTyped(String line) {
        lineTyped(line, () -> commands.execute(line));
    }

    /** A whole line has arrived: faults bound to it strike, then it is carried out. */
    private void lineTyped(String recorded, Runnable action) {
        router.received(recorded);
        trouble = faults.lineArrived();
        router.strike(trouble.faults());
        if (screen.isGone()) {
            return;
        }
        if (trouble.disconnects(Fault.Moment.BEFORE_EXECUTION)) {
            screen.flush();
            screen.drop();
            return;
        }
        if (trouble.stalls(Fault.Moment.BEFORE_EXECUTION)) {
            stalled = true;
            return;
        }
        if (trouble.disconnects(Fault.Moment.AFTER_EXECUTION) || trouble.stalls(Fault.Moment.AFTER_EXECUTION)) {
            screen.mute();
        }
        if (!router.delay().isZero()) {
            screen.flush();
            LockSupport.parkNanos(router.delay().toNanos());
        }
        run(action);
    }

    private void run(Runnable action) {
        terminal.reset();
        synchronized (router.state()) {
            try {
                action.run();
            } catch (Rejection rejection) {
                terminal.print(commands.explain(rejection));
            }
        }
        if (terminal.isPaged(session.length())) {
            PagerKeys pager = new PagerKeys(
                    screen,
                    terminal.text(),
                    session.length(),
                    router.state().quirks().get(Quirk.PagerErase.class),
                    this::replied);
            keys = pager;
            pager.start();
        } else {
            terminal.flushTo(screen);
            replied();
        }
    }

    /** The reply is out: a question, the end of the session, or the next prompt follows. */
    private void replied() {
        trouble.find(Fault.Garbage.class).ifPresent(this::printGarbage);
        if (terminal.leaves()) {
            screen.hangUp();
        } else if (terminal.question().isPresent()) {
            ask(terminal.question().get());
        } else if (!trouble.losesPrompt()) {
            prompt();
        } else {
            keys = new LineKeys(screen, faults, true, 0, new CommandKeys(), this::printLog, this::commandTyped);
        }
        if (disconnectsNow()) {
            screen.flush();
            screen.drop();
        } else if (trouble.stalls(Fault.Moment.AFTER_EXECUTION) || trouble.stalls(Fault.Moment.AFTER_REPLY)) {
            stalled = true;
        }
        trouble = Faults.LineTrouble.NONE;
        emptyOutbox();
    }

    private boolean disconnectsNow() {
        return trouble.disconnects(Fault.Moment.AFTER_EXECUTION) || trouble.disconnects(Fault.Moment.AFTER_REPLY);
    }

    private void printGarbage(Fault.Garbage garbage) {
        SplittableRandom random = new SplittableRandom(garbage.seed());
        StringBuilder nonsense = new StringBuilder();
        for (int i = 0; i < garbage.bytes(); i++) {
            nonsense.append((char) random.nextInt(256));
        }
        screen.print(nonsense);
    }

    private void ask(ShellTerminal.Question question) {
        screen.print(question.text());
        Consumer<String> answered = question.onAnswer();
        keys = switch (question.kind()) {
            case LINE -> line(true, text -> lineTyped(text, () -> answered.accept(text)));
            case SECRET -> line(false, text -> lineTyped("<password>", () -> answered.accept(text)));
            case KEY ->
                key -> lineTyped(
                        key == '\r' || key == '\n' ? "" : String.valueOf(key),
                        () -> answered.accept(String.valueOf(key)));
        };
    }

    private LineKeys line(boolean echo, Consumer<String> onLine) {
        LineKeys line = new LineKeys(screen, faults, echo, 0, NO_SHORTCUTS, this::printLog, onLine);
        editor = line.editor();
        return line;
    }

    private final class CommandKeys implements LineKeys.Shortcuts {

        @Override
        public void help(String text) {
            synchronized (router.state()) {
                screen.print(commands.help(text));
            }
            again(text);
        }

        @Override
        public void complete(String text) {
            screen.print("\n");
            synchronized (router.state()) {
                again(commands.complete(text));
            }
        }

        private void again(String text) {
            prompt();
            text.chars().forEach(c -> editor.insert((char) c));
        }

        @Override
        public void controlC() {
            screen.print("^C\n");
            if (router.state().quirks().get(Quirk.ControlC.class) == Quirk.ControlC.LEAVES_CONFIGURATION) {
                leaveConfiguration();
            }
            prompt();
        }

        @Override
        public void controlZ(String text) {
            screen.print("^Z\n");
            if (session.configuring().isEmpty()) {
                prompt();
                return;
            }
            lineTyped(text, () -> {
                commands.execute(text);
                leaveConfiguration();
            });
        }

        private void leaveConfiguration() {
            if (session.configuring().isPresent()) {
                session.stopConfiguring();
            }
        }
    }

    /** Takes a line for a client that has no terminal: an exec channel (ios-facts 6, "exec channel"). */
    public String runAlone(String line) {
        session.length(0);
        terminal.reset();
        synchronized (router.state()) {
            router.received(line);
            try {
                commands.execute(line);
            } catch (Rejection rejection) {
                return "Line has invalid autocommand \"" + line + "\"\n";
            }
        }
        return terminal.text();
    }
}
