package io.github.vipnat.lab;

import java.io.IOException;

/** Somebody at an in-memory terminal, without paging and without an edge, who reads replies apart from echo and prompt. */
final class Typist implements AutoCloseable {

    private final LabTerminal terminal;
    private String prompt;

    private Typist(LabTerminal terminal) throws IOException {
        this.terminal = terminal;
        this.prompt = lastLine(seen(terminal.printed()));
    }

    static Typist at(SimulatedRouter router) throws IOException {
        return as(router, "netops");
    }

    static Typist as(SimulatedRouter router, String user) throws IOException {
        Typist typist = new Typist(router.openTerminal(user));
        typist.line("terminal length 0");
        typist.line("terminal width 0");
        router.clearLinesReceived();
        return typist;
    }

    /** Types a line; gives what stands between its echo and the next prompt or question. */
    String line(String text) throws IOException {
        String shown = raw(text + "\r");
        String reply = shown.substring(shown.indexOf('\n') + 1);
        prompt = lastLine(reply);
        return reply.substring(0, reply.length() - prompt.length());
    }

    /** Types lines and gives what the last one led to. */
    String lines(String... texts) throws IOException {
        String reply = "";
        for (String text : texts) {
            reply = line(text);
        }
        return reply;
    }

    /** Types keys; gives everything printed, with plain line feeds. */
    String raw(String keys) throws IOException {
        return seen(terminal.type(keys));
    }

    /** Where the cursor waits: the prompt, or a question. */
    String prompt() {
        return prompt;
    }

    LabTerminal terminal() {
        return terminal;
    }

    private static String seen(String printed) {
        return printed.replace("\r\n", "\n");
    }

    private static String lastLine(String text) {
        return text.substring(text.lastIndexOf('\n') + 1);
    }

    @Override
    public void close() {
        terminal.close();
    }
}
