package io.github.vipnat.trust;

import io.github.vipnat.owner.EffectiveUser;

/**
 * The user who reads, and obeys what stands there.
 *
 * @param uid its number
 * @param name as {@code chown} takes it
 */
public record Reader(long uid, String name) {

    /** The user this process runs as. */
    public static Reader current() {
        long uid = EffectiveUser.uid();
        return new Reader(uid, uid == 0 ? "root" : name(uid));
    }

    /** Whether it may read everything and is obeyed everywhere. */
    public boolean isRoot() {
        return uid == 0;
    }

    boolean believes(long owner) {
        return owner == uid || owner == 0;
    }

    /** Java says {@code ?} for a user whom nothing names, as in a container. */
    private static String name(long uid) {
        String name = System.getProperty("user.name", "?");
        return name.equals("?") ? Long.toString(uid) : name;
    }
}
