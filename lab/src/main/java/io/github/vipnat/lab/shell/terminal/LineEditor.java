package io.github.vipnat.lab.shell.terminal;

/**
 * The line being typed and its echo. A line too long for the terminal scrolls sideways by ten columns, with a dollar sign where
 * its beginning was: with a prompt of 17 columns on 80, the 63rd character moves the view (ios-facts 6, "long typed line"; the
 * ten and the blanks left over are read off its sample).
 */
public final class LineEditor {

    private static final int SCROLL = 10;

    private final Screen screen;
    private final boolean echo;
    private final int room;
    private final StringBuilder text = new StringBuilder();
    private int viewStart;

    /** @param room columns between the prompt and the edge, 0 for a terminal without one */
    public LineEditor(Screen screen, boolean echo, int room) {
        this.screen = screen;
        this.echo = echo;
        this.room = room;
    }

    String text() {
        return text.toString();
    }

    public void insert(char c) {
        text.append(c);
        if (room > 0 && text.length() - viewStart > room) {
            viewStart += SCROLL;
            redraw(room);
        } else {
            print(String.valueOf(c));
        }
    }

    void erase() {
        if (text.length() == 0) {
            return;
        }
        int shown = text.length() - viewStart;
        text.setLength(text.length() - 1);
        if (viewStart > 0 && shown <= 2) {
            viewStart = Math.max(0, viewStart - SCROLL);
            redraw(shown);
        } else {
            print("\b \b");
        }
    }

    void eraseWord() {
        while (text.length() > 0 && text.charAt(text.length() - 1) == ' ') {
            erase();
        }
        while (text.length() > 0 && text.charAt(text.length() - 1) != ' ') {
            erase();
        }
    }

    void eraseAll() {
        while (text.length() > 0) {
            erase();
        }
    }

    /** Prints the visible part again, behind a prompt that was just printed. */
    public void reprint() {
        print(view());
    }

    private String view() {
        return viewStart == 0 ? text.toString() : "$" + text.substring(Math.min(text.length(), viewStart + 1));
    }

    private void redraw(int columnsShown) {
        String view = view();
        int blanks = Math.max(0, columnsShown - view.length());
        print("\b".repeat(columnsShown) + view + " ".repeat(blanks) + "\b".repeat(blanks));
    }

    private void print(String what) {
        if (echo) {
            screen.print(what);
        }
    }
}
