package io.github.vipnat.database.session;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A logged-in session; gives rows as text. */
public final class ServerSession implements AutoCloseable {

    /** No site has more accounts of one name, or grants, or replication channels. */
    private static final int MOST_ROWS = 10_000;

    private final Connection connection;

    ServerSession(Connection connection) {
        this.connection = connection;
    }

    /** Rows by column name in lower case; a column that is NULL is left out. */
    public List<Map<String, String>> rows(String query, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setMaxRows(MOST_ROWS);
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                List<Map<String, String>> rows = new ArrayList<>();
                while (result.next()) {
                    rows.add(row(result));
                }
                return rows;
            }
        }
    }

    private static Map<String, String> row(ResultSet result) throws SQLException {
        Map<String, String> row = new LinkedHashMap<>();
        ResultSetMetaData columns = result.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String name = columns.getColumnLabel(i).toLowerCase(Locale.ROOT);
            Optional.ofNullable(result.getString(i)).ifPresent(value -> row.put(name, value));
        }
        return row;
    }

    /** The first column of the first row. */
    public String value(String query) throws SQLException {
        return rows(query).stream()
                .flatMap(row -> row.values().stream())
                .findFirst()
                .orElse("");
    }

    /** Whether it is with TLS. */
    public boolean isEncrypted() throws SQLException {
        return rows("SHOW SESSION STATUS LIKE 'Ssl_cipher'").stream()
                .anyMatch(row -> !row.getOrDefault("value", "").isEmpty());
    }

    public void run(String sql) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The work is done; what goes wrong now harms nobody. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            return;
        }
    }
}
