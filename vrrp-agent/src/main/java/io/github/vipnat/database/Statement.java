package io.github.vipnat.database;

import java.util.Optional;

/**
 * One SQL statement.
 *
 * @param sql empty when a password is missing, so that it can be shown and not run
 * @param shown the same without the password
 */
record Statement(Optional<String> sql, String shown) {

    static Statement open(String sql) {
        return new Statement(Optional.of(sql), sql);
    }

    /** What may be seen. */
    @Override
    public String toString() {
        return shown;
    }
}
