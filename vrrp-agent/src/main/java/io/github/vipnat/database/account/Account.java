package io.github.vipnat.database.account;

import java.util.Optional;
import java.util.Set;

/**
 * A row of {@code mysql.global_priv}.
 *
 * @param user empty for the anonymous account, which takes everybody
 * @param login what the server wants to see
 * @param privileges what it may do everywhere, as SQL spells it: {@code SELECT}
 * @param defaultRole a role it has from the start
 */
public record Account(
        String user, HostPattern host, Login login, Set<String> privileges, Optional<String> defaultRole) {

    public Account {
        privileges = Set.copyOf(privileges);
    }

    public boolean isAnonymous() {
        return user.isEmpty();
    }

    /** {@code app@10.51.10.12}, as {@code current_user()} gives it. */
    @Override
    public String toString() {
        return user + "@" + host;
    }

    /**
     * How an account is logged in to.
     *
     * @param hash of {@code mysql_native_password}; empty where another way or several are allowed
     */
    public record Login(Optional<NativePassword> hash, boolean isLocked, boolean isExpired, boolean needsTls) {

        static Login with(NativePassword hash) {
            return new Login(Optional.of(hash), false, false, false);
        }
    }
}
