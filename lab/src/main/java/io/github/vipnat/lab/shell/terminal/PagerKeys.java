package io.github.vipnat.lab.shell.terminal;

import io.github.vipnat.lab.Quirk;

/**
 * Shows a long text page by page (ios-facts 6, "pager"): any key goes on by a page, the return key by a line; {@code q} and
 * Ctrl-C leave the rest away.
 */
public final class PagerKeys implements Keys {

    private static final String MORE = " --More-- ";

    private final Screen screen;
    private final String text;
    private final int page;
    private final String wipe;
    private final Runnable onEnd;
    private int at;

    public PagerKeys(Screen screen, String text, int page, Quirk.PagerErase erase, Runnable onEnd) {
        this.screen = screen;
        this.text = text;
        this.page = Math.max(1, page - 1);
        this.wipe = switch (erase) {
            case NINE_EIGHT_NINE -> wipe(9, 8);
            case TEN_TEN_TEN -> wipe(10, 10);
        };
        this.onEnd = onEnd;
    }

    private static String wipe(int backspaces, int blanks) {
        return "\b".repeat(backspaces) + " ".repeat(blanks) + "\b".repeat(backspaces);
    }

    public void start() {
        show(page);
    }

    @Override
    public void press(char key) {
        screen.print(wipe);
        if (key == 'q' || key == 'Q' || key == CONTROL_C) {
            onEnd.run();
        } else {
            show(key == '\r' || key == '\n' ? 1 : page);
        }
    }

    private void show(int lines) {
        int end = at;
        for (int line = 0; line < lines && end < text.length(); line++) {
            int feed = text.indexOf('\n', end);
            end = feed < 0 ? text.length() : feed + 1;
        }
        screen.print(text.substring(at, end));
        at = end;
        if (at < text.length()) {
            screen.print(MORE);
        } else {
            onEnd.run();
        }
    }
}
