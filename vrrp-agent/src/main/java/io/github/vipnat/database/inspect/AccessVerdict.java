package io.github.vipnat.database.inspect;

import io.github.vipnat.database.account.Account;
import io.github.vipnat.database.account.AccountTable;
import io.github.vipnat.database.account.NativePassword;
import io.github.vipnat.database.account.SchemaGrant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What becomes of a client from one address on one server.
 *
 * @param fitting every row that fits, in the order they are tried: the first is the one it gets
 * @param obstacle what keeps it out; empty when it gets in
 * @param applied the grant on the schema that counts for it
 * @param missing privileges it lacks in the schema, once in
 * @param beyond privileges nobody asked for
 */
public record AccessVerdict(
        ClientSource source,
        List<Account> fitting,
        Optional<Obstacle> obstacle,
        Optional<SchemaGrant> applied,
        Set<String> missing,
        Set<String> beyond) {

    /** Why the server turns a client away. */
    public enum Obstacle {
        /** No account fits: error 1130, or 1045 where another user's fits. */
        NO_ACCOUNT,
        /** An anonymous account is more specific than the user's. */
        SHADOWED,
        /** The account has another password than cluster.yaml. */
        OTHER_PASSWORD,
        LOCKED,
        /** The password has expired: the client may do nothing but change it. */
        EXPIRED
    }

    public static AccessVerdict of(ClientSource source, WantedAccess wanted, AccountTable table, Set<String> all) {
        List<Account> fitting = table.fitting(wanted.user(), source.address());
        Optional<Account> account = fitting.stream().findFirst();
        Optional<Obstacle> obstacle =
                account.map(row -> obstacle(row, wanted)).orElse(Optional.of(Obstacle.NO_ACCOUNT));
        Optional<Account> own = account.filter(row -> !row.isAnonymous());
        Set<String> present = own.map(row -> table.privileges(row, source.address(), wanted.schema()))
                .orElse(Set.of());
        return new AccessVerdict(
                source,
                fitting,
                obstacle,
                own.flatMap(row -> table.applied(row, source.address(), wanted.schema())),
                wanted.missing(present, all),
                wanted.beyond(present, all));
    }

    /** The row it gets; empty when it gets none. */
    public Optional<Account> account() {
        return fitting.stream().findFirst();
    }

    private static Optional<Obstacle> obstacle(Account account, WantedAccess wanted) {
        if (account.isAnonymous()) {
            return Optional.of(Obstacle.SHADOWED);
        }
        if (account.login().isLocked()) {
            return Optional.of(Obstacle.LOCKED);
        }
        boolean isOther = account.login()
                .hash()
                .flatMap(kept -> wanted.password()
                        .map(password -> !NativePassword.of(password).equals(kept)))
                .orElse(false);
        if (isOther) {
            return Optional.of(Obstacle.OTHER_PASSWORD);
        }
        return account.login().isExpired() ? Optional.of(Obstacle.EXPIRED) : Optional.empty();
    }

    public boolean isGood() {
        return obstacle.isEmpty() && missing.isEmpty();
    }

    /** Whether the server wants TLS, or a certificate, before it looks at the password. */
    public boolean wantsTls() {
        return own().filter(row -> row.login().needsTls()).isPresent();
    }

    /** The user's own account that the client gets; none when it gets somebody else's. */
    public Optional<Account> own() {
        return account().filter(row -> !row.isAnonymous());
    }

    /** Whether an account of its own would mend it; what somebody locked or gave another password is theirs to undo. */
    public boolean isForGrant() {
        return !isGood()
                && obstacle.map(kind -> kind == Obstacle.NO_ACCOUNT || kind == Obstacle.SHADOWED)
                        .orElse(true);
    }
}
