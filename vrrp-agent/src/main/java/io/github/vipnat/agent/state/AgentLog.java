package io.github.vipnat.agent.state;

/** Where the agent says what it sees and does, a line at a time. */
public interface AgentLog {

    /** As it should be. */
    void info(String line);

    /** Somebody should know. */
    void warning(String line);
}
