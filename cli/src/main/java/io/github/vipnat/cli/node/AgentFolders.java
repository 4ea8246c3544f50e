package io.github.vipnat.cli.node;

import io.github.vipnat.agent.state.AgentStateFolder;
import io.github.vipnat.cli.process.Terminal;
import io.github.vipnat.reconcile.Surroundings;

/** Where the commands about the agent look for it. */
final class AgentFolders {

    private AgentFolders() {}

    static AgentStateFolder of(Terminal terminal) {
        return AgentStateFolder.of(terminal.environment(), Surroundings.home(terminal.environment()));
    }
}
