package io.github.vipnat.database.account;

import java.util.Set;

/**
 * A row of {@code mysql.db}: what a user may do in schemas. It applies by the client's address, not by the account that was
 * logged in to: a grant to {@code app@%} holds for {@code app@10.51.10.12} too, unless that one has a row of its own.
 *
 * @param schema a pattern: the {@code _} of {@code ma_base} stands for any character
 * @param user a role's name when the host is empty in the table
 */
public record SchemaGrant(String user, HostPattern host, String schema, Set<String> privileges) {

    public SchemaGrant {
        privileges = Set.copyOf(privileges);
    }
}
