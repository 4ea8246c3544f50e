package io.github.vipnat.database.inspect;

import io.github.vipnat.secret.Secret;
import io.github.vipnat.topology.DatabaseSettings;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the account should be able to do.
 *
 * @param password empty where cluster.yaml names none
 * @param privileges empty for all that a schema has
 */
public record WantedAccess(String user, String schema, Optional<Secret> password, Set<String> privileges) {

    public WantedAccess {
        privileges = Set.copyOf(privileges);
    }

    public static WantedAccess of(DatabaseSettings database, Optional<Secret> password) {
        return new WantedAccess(database.user(), database.schema(), password, Set.copyOf(database.privileges()));
    }

    public boolean isEverything() {
        return privileges.isEmpty();
    }

    /**
     * What it still lacks, in the order of the alphabet.
     *
     * @param all what the server knows as privileges of a schema
     */
    Set<String> missing(Collection<String> present, Set<String> all) {
        Set<String> missing = new TreeSet<>(isEverything() ? all : privileges);
        missing.removeAll(present);
        return missing;
    }

    /** What is there and was not asked for; nothing when everything was. */
    Set<String> beyond(Collection<String> present, Set<String> all) {
        Set<String> beyond = new TreeSet<>(isEverything() ? Set.of() : present);
        beyond.retainAll(all);
        beyond.removeAll(privileges);
        return beyond;
    }
}
