package io.github.vipnat.database.account;

import io.github.vipnat.address.Ipv4;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The accounts of one server and MariaDB's own way to choose among them (sql/sql_acl.cc,
 * {@code find_by_username_or_anon}): the user's accounts from the most specific host on, equally specific ones by their
 * text from the end of the alphabet; then an anonymous account, if its host is more specific still.
 *
 * @param accounts those of the user in question and the anonymous ones
 * @param grants rows of {@code mysql.db} of the same users
 * @param roles what each role, and {@code PUBLIC}, gives in the schema in question
 */
public record AccountTable(List<Account> accounts, List<SchemaGrant> grants, Map<String, Set<String>> roles) {

    private static final Comparator<Account> TRIED_IN_ORDER = Comparator.comparing(
                    (Account account) -> account.host().specificity())
            .thenComparing(Account::isAnonymous)
            .thenComparing(account -> account.host().text(), Comparator.reverseOrder());

    private static final Comparator<SchemaGrant> GRANTS_IN_ORDER = Comparator.comparing(
                    (SchemaGrant grant) -> grant.host().specificity())
            .thenComparing(grant -> Specificity.ofSchema(grant.schema()));

    public AccountTable {
        accounts = List.copyOf(accounts);
        grants = List.copyOf(grants);
        roles = Map.copyOf(roles);
    }

    /** The account a client of this address gets, whatever its password; empty means error 1130 or 1045. */
    public Optional<Account> chosen(String user, Ipv4 client) {
        return fitting(user, client).stream().findFirst();
    }

    /** Every account that fits, the one that is given first, then the one that would be if that were dropped, and so on. */
    public List<Account> fitting(String user, Ipv4 client) {
        return accounts.stream()
                .filter(account -> account.user().equals(user) || account.isAnonymous())
                .filter(account -> account.host().matches(client))
                .sorted(TRIED_IN_ORDER)
                .toList();
    }

    /** What the account may do in the schema when the client comes from this address. */
    public Set<String> privileges(Account account, Ipv4 client, String schema) {
        Set<String> all = new LinkedHashSet<>(account.privileges());
        applied(account, client, schema).ifPresent(grant -> all.addAll(grant.privileges()));
        account.defaultRole().ifPresent(role -> all.addAll(roles.getOrDefault(role, Set.of())));
        all.addAll(roles.getOrDefault("PUBLIC", Set.of()));
        return all;
    }

    /** The one row of {@code mysql.db} that counts; rows do not add up. */
    public Optional<SchemaGrant> applied(Account account, Ipv4 client, String schema) {
        Optional<SchemaGrant> named = grant(account.user(), client, schema);
        Optional<SchemaGrant> anonymous = account.isAnonymous() ? Optional.empty() : grant("", client, schema);
        return Stream.concat(named.stream(), anonymous.stream()).min(GRANTS_IN_ORDER);
    }

    private Optional<SchemaGrant> grant(String user, Ipv4 client, String schema) {
        return grants.stream()
                .filter(grant -> grant.user().equals(user) && grant.host().matches(client))
                .filter(grant -> SqlWildcard.matches(schema, grant.schema()))
                .min(GRANTS_IN_ORDER);
    }

    /** Accounts of the user, or anonymous ones, whose host is a name: who gets them depends on name resolution. */
    public List<Account> byName(String user) {
        return accounts.stream()
                .filter(account -> account.user().equals(user) || account.isAnonymous())
                .filter(account ->
                        account.host().isName() && !account.host().text().equalsIgnoreCase("localhost"))
                .toList();
    }
}
