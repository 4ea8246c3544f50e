package io.github.vipnat.database.remedy;

import io.github.vipnat.database.account.Account;
import io.github.vipnat.database.account.NativePassword;
import io.github.vipnat.database.account.SchemaGrant;
import io.github.vipnat.database.account.SqlWildcard;
import io.github.vipnat.database.inspect.AccessVerdict;
import io.github.vipnat.database.inspect.ClientSource;
import io.github.vipnat.database.inspect.WantedAccess;
import io.github.vipnat.database.session.SqlQuoting;
import io.github.vipnat.database.session.SqlStatement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The SQL of section 6.1 of the document for what is missing, and for nothing else. {@code FLUSH PRIVILEGES} is left out:
 * it is for tables that were changed by hand. The password travels as the hash that the server would keep, so it stands in
 * no log of the server's; shown, it is three stars.
 */
final class GrantSql {

    private static final String HIDDEN = "'***'";

    private final WantedAccess wanted;

    GrantSql(WantedAccess wanted) {
        this.wanted = wanted;
    }

    /** In the order they are to run; empty when the client gets in and may do what it should. */
    List<SqlStatement> of(AccessVerdict verdict) {
        if (!verdict.isForGrant()) {
            return List.of();
        }
        return verdict.own().map(account -> List.of(extend(account, verdict))).orElseGet(() -> whole(verdict.source()));
    }

    /** An account of its own with everything it needs. */
    List<SqlStatement> whole(ClientSource source) {
        String host = source.address().toString();
        return List.of(create(host), grant(wanted.privileges(), literalSchema(), host));
    }

    /** Takes away what nobody asked for. */
    SqlStatement revoke(SchemaGrant grant, Set<String> beyond) {
        return SqlStatement.open("REVOKE " + list(beyond) + " ON " + SqlQuoting.identifier(grant.schema()) + ".* FROM "
                + account(grant.host().text()) + ";");
    }

    private SqlStatement create(String host) {
        String beginning = "CREATE USER IF NOT EXISTS " + account(host) + " IDENTIFIED BY ";
        Optional<String> sql = wanted.password()
                .map(password -> beginning + "PASSWORD "
                        + SqlQuoting.quoted(NativePassword.of(password).hash()) + ";");
        return new SqlStatement(sql, beginning + HIDDEN + ";");
    }

    /**
     * A new row of {@code mysql.db} would hide the one that counts so far, and what that one allows: the row is extended
     * where it is the account's, and copied where it is another's.
     */
    private SqlStatement extend(Account account, AccessVerdict verdict) {
        Optional<SchemaGrant> own = verdict.applied()
                .filter(grant ->
                        grant.user().equals(account.user()) && grant.host().equals(account.host()));
        Set<String> privileges = new TreeSet<>(own.isPresent() ? verdict.missing() : wanted.privileges());
        if (own.isEmpty() && !wanted.isEverything()) {
            verdict.applied().ifPresent(grant -> privileges.addAll(grant.privileges()));
        }
        String schema = own.map(grant -> SqlQuoting.identifier(grant.schema())).orElseGet(this::literalSchema);
        return grant(
                wanted.isEverything() ? Set.of() : privileges,
                schema,
                account.host().text());
    }

    /** @param privileges empty for all */
    private SqlStatement grant(Set<String> privileges, String schema, String host) {
        String list = privileges.isEmpty() ? "ALL PRIVILEGES" : list(privileges);
        return SqlStatement.open("GRANT " + list + " ON " + schema + ".* TO " + account(host) + ";");
    }

    private static String list(Set<String> privileges) {
        return String.join(", ", new TreeSet<>(privileges));
    }

    /** The schema and no other: an underscore alone would stand for any character. */
    private String literalSchema() {
        return SqlQuoting.identifier(SqlWildcard.literally(wanted.schema()));
    }

    private String account(String host) {
        return SqlQuoting.quoted(wanted.user()) + "@" + SqlQuoting.quoted(host);
    }
}
