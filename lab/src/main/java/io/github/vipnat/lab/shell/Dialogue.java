package io.github.vipnat.lab.shell;

import io.github.vipnat.lab.Fault.Endless;
import io.github.vipnat.lab.Fault.Garbage;
import io.github.vipnat.lab.Fault.Moment;
import io.github.vipnat.lab.Quirk;
import io.github.vipnat.lab.parser.Rejection;
import io.github.vipnat.lab.shell.terminal.ActiveFaults;
import io.github.vipnat.lab.shell.terminal.Keys;
import io.github.vipnat.lab.shell.terminal.LineEditor;
import io.github.vipnat.lab.shell.terminal.LineKeys;
import io.github.vipnat.lab.shell.terminal.PagerKeys;
import io.github.vipnat.lab.shell.terminal.Screen;
import io.github.vipnat.lab.shell.terminal.ShellTerminal;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** The back and forth of one session: prompt, line, reply, question, answer; and the faults that strike around a line. */
final class Dialogue {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Router router;
    private final Session session;
    private final ActiveFaults faults;
    private final Screen screen;
    private final ShellTerminal terminal;
    private final CommandLine commands;
    private final Runnable betweenLines;
    private final Consumer<Runnable> later;
    private ActiveFaults.LineTrouble trouble = ActiveFaults.LineTrouble.NONE;
    private Keys keys = key -> {};
    private LineEditor editor;
    private String typed = "";
    private boolean afterReturn;
    private boolean stalled;

    /**
     * @param betweenLines lets messages of others out
     * @param later does something when nothing is being typed or printed
     */
    Dialogue(
            Session session,
            Screen screen,
            ShellTerminal terminal,
            CommandLine commands,
            Runnable betweenLines,
            Consumer<Runnable> later) {
        this.router = session.router();
        this.session = session;
        this.faults = session.shell().faults();
        this.screen = screen;
        this.terminal = terminal;
        this.commands = commands;
        this.betweenLines = betweenLines;
        this.later = later;
        this.editor = new LineEditor(screen, true, 0);
    }

    /** Whether typing still leads to anything. */
    boolean listens() {
        return !stalled && !screen.isGone();
    }

    /** The line feed of a CR LF belongs to its return. */
    void press(char key) {
        boolean secondHalf = afterReturn && (key == '\n' || key == 0);
        afterReturn = key == '\r';
        if (!secondHalf) {
            keys.press(key);
        }
    }

    void prompt() {
        String prompt = promptText();
        screen.print(prompt);
        readCommand(prompt.length());
    }

    private String promptText() {
        synchronized (router.state()) {
            return session.prompt();
        }
    }

    private void readCommand(int promptColumns) {
        int room = session.width() == 0 ? 0 : Math.max(20, session.width() - promptColumns - 1);
        LineKeys.Shortcuts shortcuts = session.tcl().isWriting() ? LineKeys.NO_SHORTCUTS : new CommandShortcuts();
        LineKeys line = new LineKeys(screen, faults, true, room, shortcuts, this::printMessage, this::commandTyped);
        editor = line.editor();
        keys = line;
    }

    private void commandTyped(String line) {
        acceptLine(line, () -> commands.execute(line));
    }

    /** A whole line has arrived: faults bound to it strike, then it is carried out. */
    private void acceptLine(String recorded, Runnable action) {
        typed = recorded;
        if (session.shell().isClient()) {
            router.recordLine(recorded);
        }
        router.returnPressed();
        trouble = faults.lineArrived();
        router.strike(trouble.faults(), Moment.BEFORE_EXECUTION);
        if (trouble.disconnects(Moment.BEFORE_EXECUTION)) {
            screen.flush();
            screen.drop();
        }
        stalled = trouble.stalls(Moment.BEFORE_EXECUTION);
        if (!listens()) {
            return;
        }
        if (trouble.disconnects(Moment.AFTER_EXECUTION) || trouble.stalls(Moment.AFTER_EXECUTION)) {
            screen.mute();
        }
        if (!router.delay().isZero()) {
            screen.flush();
            think(router.delay());
        }
        run(action);
    }

    /** Who parks may be woken early. */
    private static void think(Duration howLong) {
        long end = System.nanoTime() + howLong.toNanos();
        for (long left = howLong.toNanos(); left > 0 && !Thread.currentThread().isInterrupted(); ) {
            LockSupport.parkNanos(left);
            left = end - System.nanoTime();
        }
    }

    private void run(Runnable action) {
        terminal.reset();
        synchronized (router.state()) {
            try {
                action.run();
            } catch (Rejection rejection) {
                terminal.print(commands.explain(rejection));
            }
            router.state().settle();
        }
        router.strike(trouble.faults(), Moment.AFTER_EXECUTION);
        if (terminal.isPaged(session.length())) {
            Quirk.PagerErase erase = router.state().quirks().get(Quirk.PagerErase.class);
            PagerKeys pager = new PagerKeys(screen, terminal.text(), session.length(), erase, this::finishReply);
            keys = pager;
            pager.start();
        } else {
            terminal.flushTo(screen);
            finishReply();
        }
    }

    /** The reply is out: a question, the end of the session, or the next prompt follows. */
    private void finishReply() {
        trouble.find(Garbage.class).ifPresent(this::printGarbage);
        goOnForEver();
        if (terminal.leaves()) {
            screen.hangUp();
        } else if (terminal.question().isPresent()) {
            ask(terminal.question().get());
        } else if (trouble.losesPrompt()) {
            readCommand(0);
        } else {
            prompt();
        }
        if (trouble.disconnects(Moment.AFTER_EXECUTION) || trouble.disconnects(Moment.AFTER_REPLY)) {
            screen.flush();
            screen.drop();
        }
        stalled = trouble.stalls(Moment.AFTER_EXECUTION) || trouble.stalls(Moment.AFTER_REPLY);
        router.strike(trouble.faults(), Moment.AFTER_REPLY);
        if (session.shell().isClient()) {
            router.others().lineDone(typed);
        }
        trouble = ActiveFaults.LineTrouble.NONE;
        betweenLines.run();
    }

    private void goOnForEver() {
        trouble.find(Endless.class).ifPresent(endless -> printForEver());
    }

    private void printGarbage(Garbage garbage) {
        SplittableRandom random = new SplittableRandom(garbage.seed());
        StringBuilder nonsense = new StringBuilder();
        for (int i = 0; i < garbage.bytes(); i++) {
            nonsense.append((char) random.nextInt(256));
        }
        screen.print(nonsense);
    }

    private void printForEver() {
        while (!screen.isGone()) {
            screen.print(" description one line more of an answer that never ends\n");
        }
    }

    private void ask(ShellTerminal.Question question) {
        screen.print(question.text());
        Consumer<String> answered = question.onAnswer();
        switch (question.kind()) {
            case LINE -> read(true, text -> acceptLine(text, () -> answered.accept(text)));
            case SECRET -> read(false, text -> acceptLine("<password>", () -> answered.accept(text)));
            case KEY ->
                keys = key -> {
                    String recorded = key == '\r' || key == '\n' ? "" : String.valueOf(key);
                    acceptLine(recorded, () -> answered.accept(String.valueOf(key)));
                };
        }
        if (question.kind() != ShellTerminal.Kind.SECRET
                && session.configuring().isPresent()) {
            endUnanswered(question);
        }
    }

    /** A question that was put in configuration mode may end by itself ({@link Quirk.UnansweredQuestion}). */
    private void endUnanswered(ShellTerminal.Question question) {
        Quirk.UnansweredQuestion end = router.state().quirks().get(Quirk.UnansweredQuestion.class);
        if (end == Quirk.UnansweredQuestion.WAITS) {
            return;
        }
        boolean isNo = end == Quirk.UnansweredQuestion.MEANS_NO;
        String given = isNo ? "n" : question.kind() == ShellTerminal.Kind.KEY ? "\r" : "";
        Keys waiting = keys;
        router.state()
                .clock()
                .schedule(
                        PATIENCE,
                        () -> later.accept(() -> {
                            if (keys == waiting && listens()) {
                                screen.print("\n");
                                run(() -> question.onAnswer().accept(given));
                            }
                        }));
    }

    private void read(boolean echo, Consumer<String> onLine) {
        LineKeys line = new LineKeys(screen, faults, echo, 0, LineKeys.NO_SHORTCUTS, this::printMessage, onLine);
        editor = line.editor();
        keys = line;
    }

    private void printMessage(String message) {
        printLog(router.logLine(message));
    }

    /** Without logging synchronous nothing is redrawn (ios-facts 6, "log lines"). */
    void printLog(String line) {
        announce("\n" + line + "\n");
    }

    /** With logging synchronous a fresh prompt and what was typed follow every message (ios-facts 5.4). */
    void announce(String text) {
        if (stalled) {
            return;
        }
        screen.print(text);
        if (router.redrawsAfterLogs()) {
            screen.print(promptText());
            editor.reprint();
        }
    }

    private final class CommandShortcuts implements LineKeys.Shortcuts {

        @Override
        public void help(String text) {
            boolean shown = router.state().quirks().get(Quirk.HelpEcho.class) == Quirk.HelpEcho.SHOWN;
            screen.print(shown ? "?\n" : "\n");
            router.recordLine(text + "?");
            synchronized (router.state()) {
                screen.print(commands.help(text));
            }
            again(text);
        }

        @Override
        public void complete(String text) {
            screen.print("\n");
            String completed;
            synchronized (router.state()) {
                completed = commands.complete(text);
            }
            again(completed);
        }

        private void again(String text) {
            prompt();
            text.chars().forEach(c -> editor.insert((char) c));
        }

        @Override
        public void controlC() {
            screen.print("^C\n");
            synchronized (router.state()) {
                if (router.state().quirks().get(Quirk.ControlC.class) == Quirk.ControlC.LEAVES_CONFIGURATION) {
                    leaveConfiguration();
                }
            }
            prompt();
        }

        /** What was typed in front of it is still carried out. */
        @Override
        public void controlZ(String text) {
            screen.print("^Z\n");
            acceptLine(text, () -> {
                try {
                    commands.execute(text);
                } finally {
                    leaveConfiguration();
                }
            });
        }

        private void leaveConfiguration() {
            if (session.configuring().isPresent()) {
                session.stopConfiguring();
            }
        }
    }
}
