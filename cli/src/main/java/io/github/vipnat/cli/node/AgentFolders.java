package io.github.vipnat.cli.node;

import io.github.vipnat.agent.AgentFolder;
import io.github.vipnat.cli.process.Terminal;
import io.github.vipnat.reconcile.Surroundings;

/** Where the commands about the agent look for it. */
final class AgentFolders {

    private AgentFolders() {}

    static AgentFolder of(Terminal terminal) {
        return AgentFolder.of(terminal.environment(), Surroundings.home(terminal.environment()));
    }
}
