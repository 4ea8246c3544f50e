package io.github.vipnat.agent;

import io.github.vipnat.agent.state.AgentLog;

/** A log that nobody reads. */
record Silent() implements AgentLog {

    @Override
    public void info(String line) {}

    @Override
    public void warning(String line) {}
}
