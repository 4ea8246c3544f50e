package io.github.vipnat.agent.state;

import java.util.Optional;

/** A warning that is said once, however often its cause is met, and again once it has been well in between. For one thread. */
public final class OneTimeWarning {

    private final AgentLog log;
    private Optional<String> said = Optional.empty();

    public OneTimeWarning(AgentLog log) {
        this.log = log;
    }

    public void warn(String line) {
        if (!said.equals(Optional.of(line))) {
            log.warning(line);
            said = Optional.of(line);
        }
    }

    public void rearm() {
        said = Optional.empty();
    }
}
