package io.github.vipnat.database.inspect;

import io.github.vipnat.database.account.AccountTable;
import java.util.Set;

/**
 * What an administrator sees of a server.
 *
 * @param version as {@code @@version} gives it
 * @param bindAddress as configured; empty or {@code *} means every address
 * @param resolvesNames whether it looks up the names of its clients
 * @param wantsTls whether it takes connections with TLS alone, or over its socket
 * @param schemaPrivileges all that can be granted on a schema there
 */
public record ServerView(
        String version,
        String bindAddress,
        boolean resolvesNames,
        boolean wantsTls,
        AccountTable accounts,
        Set<String> schemaPrivileges,
        ReplicaState replica) {

    public ServerView {
        schemaPrivileges = Set.copyOf(schemaPrivileges);
    }
}
