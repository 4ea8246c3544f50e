package io.github.vipnat.lab.shell;

import java.util.function.Consumer;

/** Nobody sits there: questions get a fixed answer, replies are collected. */
final class Unattended implements Console {

    private final String answer;
    private final StringBuilder printed = new StringBuilder();

    Unattended(String answer) {
        this.answer = answer;
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

    String printed() {
        return printed.toString();
    }
}
