package io.github.vipnat.database.session;

import java.util.Optional;

/**
 * One SQL statement.
 *
 * @param sql empty when a password is missing, so that it can be shown and not run
 * @param shown the same without the password
 */
public record SqlStatement(Optional<String> sql, String shown) {

    public static SqlStatement open(String sql) {
        return new SqlStatement(Optional.of(sql), sql);
    }

    /** What may be seen. */
    @Override
    public String toString() {
        return shown;
    }
}
