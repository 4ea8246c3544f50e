package io.github.vipnat.lab.shell.config;

import io.github.vipnat.lab.Quirk;
import io.github.vipnat.lab.Quirks;
import java.util.function.Consumer;

/** Nobody sits there: questions get a fixed answer, replies are collected. */
public final class Unattended implements Console {

    private final String answer;
    private final StringBuilder printed = new StringBuilder();

    public Unattended(String answer) {
        this.answer = answer;
    }

    /** Whoever replays a rollback, a replace or a file: what becomes of a question is not known (ios-facts 9.4). */
    public static Unattended inReplay(Quirks quirks) {
        boolean yes = quirks.get(Quirk.ChildQuestionInReplay.class) == Quirk.ChildQuestionInReplay.ANSWERED_YES;
        return new Unattended(yes ? "yes" : "no");
    }

    @Override
    public void print(CharSequence text) {
        printed.append(text);
    }

    @Override
    public void ask(String question, Consumer<String> onAnswer) {
        printed.append(question).append('\n');
        onAnswer.accept(answer);
    }

    @Override
    public void askKey(String question, Consumer<Character> onKey) {
        printed.append(question);
        onKey.accept(answer.charAt(0));
    }

    public String printed() {
        return printed.toString();
    }
}
