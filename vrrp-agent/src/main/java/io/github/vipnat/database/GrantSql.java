package io.github.vipnat.database;

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

    private final Wish wish;

    GrantSql(Wish wish) {
        this.wish = wish;
    }

    /** In the order they are to run; empty when the client gets in and may do what it should. */
    List<Statement> of(Verdict verdict) {
        if (!verdict.isForGrant()) {
            return List.of();
        }
        return verdict.own().map(account -> List.of(extend(account, verdict))).orElseGet(() -> whole(verdict.source()));
    }

    /** An account of its own with everything it needs. */
    List<Statement> whole(Source source) {
        String host = source.address().toString();
        return List.of(create(host), grant(wish.privileges(), literalSchema(), host));
    }

    /** Takes away what nobody asked for. */
    Statement revoke(SchemaGrant grant, Set<String> beyond) {
        return Statement.open("REVOKE " + list(beyond) + " ON " + SqlText.identifier(grant.schema()) + ".* FROM "
                + account(grant.host().text()) + ";");
    }

    private Statement create(String host) {
        String beginning = "CREATE USER IF NOT EXISTS " + account(host) + " IDENTIFIED BY ";
        Optional<String> sql = wish.password()
                .map(password -> beginning + "PASSWORD "
                        + SqlText.quoted(NativePassword.of(password).hash()) + ";");
        return new Statement(sql, beginning + HIDDEN + ";");
    }

    /**
     * A new row of {@code mysql.db} would hide the one that counts so far, and what that one allows: the row is extended
     * where it is the account's, and copied where it is another's.
     */
    private Statement extend(Account account, Verdict verdict) {
        Optional<SchemaGrant> own = verdict.applied()
                .filter(grant ->
                        grant.user().equals(account.user()) && grant.host().equals(account.host()));
        Set<String> privileges = new TreeSet<>(own.isPresent() ? verdict.missing() : wish.privileges());
        if (own.isEmpty() && !wish.isEverything()) {
            verdict.applied().ifPresent(grant -> privileges.addAll(grant.privileges()));
        }
        String schema = own.map(grant -> SqlText.identifier(grant.schema())).orElseGet(this::literalSchema);
        return grant(
                wish.isEverything() ? Set.of() : privileges,
                schema,
                account.host().text());
    }

    /** @param privileges empty for all */
    private Statement grant(Set<String> privileges, String schema, String host) {
        String list = privileges.isEmpty() ? "ALL PRIVILEGES" : list(privileges);
        return Statement.open("GRANT " + list + " ON " + schema + ".* TO " + account(host) + ";");
    }

    private static String list(Set<String> privileges) {
        return String.join(", ", new TreeSet<>(privileges));
    }

    /** The schema and no other: an underscore alone would stand for any character. */
    private String literalSchema() {
        return SqlText.identifier(WildText.literally(wish.schema()));
    }

    private String account(String host) {
        return SqlText.quoted(wish.user()) + "@" + SqlText.quoted(host);
    }
}
