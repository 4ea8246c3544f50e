package io.github.vipnat.lab.shell.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Collects what one command prints and asks; the shell sends it when the command has let go of the router. */
public final class ShellTerminal implements Terminal {

    public enum Kind {
        LINE,
        SECRET,
        KEY
    }

    public record Question(Kind kind, String text, Consumer<String> onAnswer) {}

    private final List<CharSequence> printed = new ArrayList<>();
    private Optional<Question> question = Optional.empty();
    private boolean paged;
    private boolean leaving;

    public void reset() {
        printed.clear();
        question = Optional.empty();
        paged = false;
    }

    @Override
    public void print(CharSequence text) {
        printed.add(text);
    }

    @Override
    public void page(CharSequence text) {
        printed.add(text);
        paged = true;
    }

    @Override
    public void ask(String text, Consumer<String> onAnswer) {
        question = Optional.of(new Question(Kind.LINE, text, onAnswer));
    }

    @Override
    public void askSecret(String text, Consumer<String> onAnswer) {
        question = Optional.of(new Question(Kind.SECRET, text, onAnswer));
    }

    @Override
    public void askKey(String text, Consumer<Character> onKey) {
        question = Optional.of(new Question(Kind.KEY, text, answer -> onKey.accept(answer.charAt(0))));
    }

    @Override
    public void leave() {
        leaving = true;
    }

    public boolean leaves() {
        return leaving;
    }

    public Optional<Question> question() {
        return question;
    }

    public String text() {
        return String.join("", printed);
    }

    /** Whether what was printed does not fit on a page of this many lines. */
    public boolean isPaged(int length) {
        return paged
                && length > 0
                && printed.stream()
                                .flatMapToInt(CharSequence::chars)
                                .filter(c -> c == '\n')
                                .count()
                        >= length;
    }

    public void flushTo(Screen screen) {
        printed.forEach(screen::print);
    }
}
