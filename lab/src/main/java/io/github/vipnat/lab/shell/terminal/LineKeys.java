package io.github.vipnat.lab.shell.terminal;

import java.util.function.Consumer;

/** Reads one line: the echo comes as the router reads, which for type-ahead is when its turn comes. */
public final class LineKeys implements Keys {

    /** What the keys a command line knows beyond typing do. */
    public interface Shortcuts {
        void help(String text);

        void complete(String text);

        void controlC();

        void controlZ(String text);
    }

    /** A line that answers a question knows none of them. */
    public static final Shortcuts NO_SHORTCUTS = new Shortcuts() {
        @Override
        public void help(String text) {}

        @Override
        public void complete(String text) {}

        @Override
        public void controlC() {}

        @Override
        public void controlZ(String text) {}
    };

    private final Screen screen;
    private final ActiveFaults faults;
    private final LineEditor editor;
    private final boolean echo;
    private final Consumer<String> onLine;
    private final Shortcuts shortcuts;
    private final Consumer<String> log;
    private int typed;

    public LineKeys(
            Screen screen,
            ActiveFaults faults,
            boolean echo,
            int room,
            Shortcuts shortcuts,
            Consumer<String> log,
            Consumer<String> onLine) {
        this.screen = screen;
        this.faults = faults;
        this.editor = new LineEditor(screen, echo, room);
        this.echo = echo;
        this.shortcuts = shortcuts;
        this.log = log;
        this.onLine = onLine;
    }

    public LineEditor editor() {
        return editor;
    }

    @Override
    public void press(char key) {
        switch (key) {
            case '\r', '\n' -> enter();
            case BACKSPACE, DELETE -> editor.erase();
            case CONTROL_U -> editor.eraseAll();
            case CONTROL_W -> editor.eraseWord();
            case CONTROL_C -> shortcuts.controlC();
            case CONTROL_Z -> shortcuts.controlZ(editor.text());
            case '\t' -> tab();
            default -> character(key);
        }
    }

    /** Where nothing can be completed it is a character: a recording has it echoed in the text of a file (ios-facts 6, "tabs"). */
    private void tab() {
        if (shortcuts == NO_SHORTCUTS) {
            editor.insert('\t');
        } else {
            shortcuts.complete(editor.text());
        }
    }

    private void character(char key) {
        if (key < ' ') {
            return;
        }
        int position = typed++;
        if (faults.losesCharacter(position)) {
            return;
        }
        faults.logBefore(position).ifPresent(log);
        if (key == '?' && shortcuts != NO_SHORTCUTS) {
            shortcuts.help(editor.text());
        } else {
            editor.insert(key);
        }
    }

    private void enter() {
        screen.print("\n");
        if (echo && faults.doublesEcho()) {
            screen.print(editor.text() + "\n");
        }
        onLine.accept(editor.text());
    }
}
