package io.github.vipnat.agent;

import java.util.Optional;

/** A warning that is said once, however often its cause is met, and again once it has been well in between. For one thread. */
final class Complaint {

    private final AgentLog log;
    private Optional<String> said = Optional.empty();

    Complaint(AgentLog log) {
        this.log = log;
    }

    void warn(String line) {
        if (!said.equals(Optional.of(line))) {
            log.warning(line);
            said = Optional.of(line);
        }
    }

    void rearm() {
        said = Optional.empty();
    }
}
