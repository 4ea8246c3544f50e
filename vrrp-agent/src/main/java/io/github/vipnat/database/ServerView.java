package io.github.vipnat.database;

import java.util.Set;

/**
 * What an administrator sees of a server.
 *
 * @param version as {@code @@version} gives it
 * @param bindAddress as configured; empty or {@code *} means every address
 * @param resolvesNames whether it looks up the names of its clients
 * @param schemaPrivileges all that can be granted on a schema there
 */
record ServerView(
        String version,
        String bindAddress,
        boolean resolvesNames,
        AccountTable accounts,
        Set<String> schemaPrivileges,
        ReplicaState replica) {

    ServerView {
        schemaPrivileges = Set.copyOf(schemaPrivileges);
    }

    /** Whether it takes connections from its own host alone. */
    boolean isOnLoopback() {
        return bindAddress.startsWith("127.") || bindAddress.equals("localhost") || bindAddress.equals("::1");
    }
}
