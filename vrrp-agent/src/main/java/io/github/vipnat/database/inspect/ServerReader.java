package io.github.vipnat.database.inspect;

import io.github.vipnat.database.account.Account;
import io.github.vipnat.database.account.AccountTable;
import io.github.vipnat.database.account.HostPattern;
import io.github.vipnat.database.account.NativePassword;
import io.github.vipnat.database.account.SchemaGrant;
import io.github.vipnat.database.account.SqlWildcard;
import io.github.vipnat.database.session.ServerSession;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads a server's accounts and settings; only looks. MariaDB 10.4 and later, which keep accounts in {@code global_priv}. */
public final class ServerReader {

    private static final String PRIVILEGE = "_priv";

    private final ServerSession session;

    public ServerReader(ServerSession session) {
        this.session = session;
    }

    public ServerView read(String user, String schema) throws SQLException {
        return new ServerView(
                session.value("SELECT @@version"),
                session.value("SELECT @@bind_address"),
                session.value("SELECT @@skip_name_resolve").equals("0"),
                wantsTls(),
                accounts(user, schema),
                schemaPrivileges(),
                replica());
    }

    /** MariaDB knows the variable since 10.5. */
    private boolean wantsTls() throws SQLException {
        return session.rows("SHOW GLOBAL VARIABLES LIKE 'require\\_secure\\_transport'").stream()
                .anyMatch(row -> "ON".equals(row.get("value")));
    }

    private AccountTable accounts(String user, String schema) throws SQLException {
        List<Account> accounts = session
                .rows(
                        "SELECT u.*, JSON_VALUE(g.Priv, '$.account_locked') AS locked,"
                                + " JSON_EXTRACT(g.Priv, '$.auth_or') IS NOT NULL AS several"
                                + " FROM mysql.user u JOIN mysql.global_priv g ON g.Host = u.Host AND g.User = u.User"
                                + " WHERE u.User IN (BINARY ?, '') AND u.is_role = 'N'",
                        user)
                .stream()
                .map(ServerReader::account)
                .toList();
        List<SchemaGrant> grants = session.rows("SELECT * FROM mysql.db WHERE User IN (BINARY ?, '')", user).stream()
                .map(ServerReader::grant)
                .toList();
        return new AccountTable(accounts, grants, roles(accounts, schema));
    }

    private static Account account(Map<String, String> row) {
        boolean isNative = row.getOrDefault("plugin", "").matches("|mysql_native_password")
                && row.getOrDefault("several", "").equals("0");
        return new Account(
                row.getOrDefault("user", ""),
                new HostPattern(row.getOrDefault("host", "")),
                new Account.Login(
                        Optional.of(new NativePassword(row.getOrDefault("authentication_string", "")))
                                .filter(hash -> isNative),
                        row.getOrDefault("locked", "").matches("1|true"),
                        row.getOrDefault("password_expired", "").equals("Y"),
                        !row.getOrDefault("ssl_type", "").isEmpty()),
                privileges(row),
                Optional.ofNullable(row.get("default_role")).filter(role -> !role.isEmpty()));
    }

    private static SchemaGrant grant(Map<String, String> row) {
        return new SchemaGrant(
                row.getOrDefault("user", ""),
                new HostPattern(row.getOrDefault("host", "")),
                row.getOrDefault("db", ""),
                privileges(row));
    }

    /** What the default roles and {@code PUBLIC} give in the schema, roles of roles included. */
    private Map<String, Set<String>> roles(List<Account> accounts, String schema) throws SQLException {
        Set<String> wanted = accounts.stream()
                .flatMap(account -> account.defaultRole().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        wanted.add("PUBLIC");
        Map<String, Set<String>> roles = new HashMap<>();
        for (String role : wanted) {
            Set<String> privileges = new HashSet<>();
            for (String each : within(role)) {
                session.rows("SELECT * FROM mysql.user WHERE User = BINARY ? AND is_role = 'Y'", each)
                        .forEach(row -> privileges.addAll(privileges(row)));
                session.rows("SELECT * FROM mysql.db WHERE User = BINARY ? AND Host = ''", each).stream()
                        .map(ServerReader::grant)
                        .filter(grant -> SqlWildcard.matches(schema, grant.schema()))
                        .forEach(grant -> privileges.addAll(grant.privileges()));
            }
            roles.put(role, privileges);
        }
        return roles;
    }

    private Set<String> within(String role) throws SQLException {
        Set<String> found = new LinkedHashSet<>(Set.of(role));
        Set<String> last = found;
        while (!last.isEmpty()) {
            Set<String> next = new LinkedHashSet<>();
            for (String each : last) {
                session.rows("SELECT Role FROM mysql.roles_mapping WHERE User = BINARY ? AND Host = ''", each)
                        .forEach(row -> next.addAll(row.values()));
            }
            next.removeAll(found);
            found.addAll(next);
            last = next;
        }
        return found;
    }

    private static Set<String> privileges(Map<String, String> row) {
        return row.entrySet().stream()
                .filter(column ->
                        column.getKey().endsWith(PRIVILEGE) && column.getValue().equals("Y"))
                .map(column -> name(column.getKey()))
                .collect(Collectors.toSet());
    }

    /** From a column's name to SQL's: {@code Lock_tables_priv} to {@code LOCK TABLES}. */
    private static String name(String column) {
        String name = column.substring(0, column.length() - PRIVILEGE.length())
                .replace('_', ' ')
                .toUpperCase(Locale.ROOT);
        return name.equals("CREATE TMP TABLE") ? "CREATE TEMPORARY TABLES" : name;
    }

    private Set<String> schemaPrivileges() throws SQLException {
        return session.rows("SHOW COLUMNS FROM mysql.db LIKE '%\\_priv'").stream()
                .map(row -> name(row.getOrDefault("field", "").toLowerCase(Locale.ROOT)))
                .filter(privilege -> !privilege.equals("GRANT"))
                .collect(Collectors.toSet());
    }

    private ReplicaState replica() throws SQLException {
        Map<String, String> galera = new HashMap<>();
        for (Map<String, String> row : session.rows("SHOW GLOBAL STATUS LIKE 'wsrep\\_%'")) {
            galera.put(row.getOrDefault("variable_name", ""), row.getOrDefault("value", ""));
        }
        boolean isInStep =
                "ON".equals(galera.get("wsrep_ready")) && "Primary".equals(galera.get("wsrep_cluster_status"));
        return new ReplicaState(
                session.value("SELECT @@server_id"),
                Optional.ofNullable(galera.get("wsrep_cluster_state_uuid")).filter(uuid -> isInStep),
                copiers(),
                session.rows("SHOW ALL SLAVES STATUS").stream()
                        .map(ServerReader::channel)
                        .toList(),
                !session.value("SELECT @@global.read_only").equals("0"),
                Optional.of(session.value("SELECT @@global.gtid_current_pos")).filter(position -> !position.isEmpty()));
    }

    /** It takes a privilege of its own; without it the channels' addresses have to do. */
    private Set<String> copiers() {
        try {
            return session.rows("SHOW SLAVE HOSTS").stream()
                    .map(row -> row.getOrDefault("server_id", ""))
                    .collect(Collectors.toSet());
        } catch (SQLException e) {
            return Set.of();
        }
    }

    private static ReplicaState.Channel channel(Map<String, String> row) {
        boolean isRunning = Arrays.asList("slave_io_running", "slave_sql_running").stream()
                .allMatch(thread -> "Yes".equals(row.get(thread)));
        String error = row.getOrDefault("last_io_error", "") + row.getOrDefault("last_sql_error", "");
        return new ReplicaState.Channel(
                row.getOrDefault("master_host", ""),
                Integer.parseInt(row.getOrDefault("master_port", "0")),
                row.getOrDefault("master_server_id", "0"),
                isRunning,
                error,
                Optional.ofNullable(row.get("seconds_behind_master"))
                        .map(Long::parseLong)
                        .map(Duration::ofSeconds),
                ReplicationFilter.of(row),
                !row.getOrDefault("using_gtid", "No").equals("No"));
    }
}
