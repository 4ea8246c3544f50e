package io.github.vipnat.cli.node;

import io.github.vipnat.agent.state.AgentLog;
import io.github.vipnat.cli.process.Terminal;

/** The agent's lines on standard output; under systemd each with its priority in front, which journald takes off. */
final class AgentLines implements AgentLog {

    private final Terminal terminal;
    private final boolean journal;

    AgentLines(Terminal terminal) {
        this.terminal = terminal;
        this.journal = terminal.environment().containsKey("JOURNAL_STREAM");
    }

    @Override
    public void info(String line) {
        print("<6>", line);
    }

    @Override
    public void warning(String line) {
        print("<4>", line);
    }

    private synchronized void print(String priority, String line) {
        terminal.out().println((journal ? priority : "") + line.replaceAll("\\p{Cntrl}+", " "));
        terminal.out().flush();
    }
}
