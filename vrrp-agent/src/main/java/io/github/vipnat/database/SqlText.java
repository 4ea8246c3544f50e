package io.github.vipnat.database;

/** Names and values inside SQL; right under an empty {@code sql_mode}, which every session of ours sets first. */
final class SqlText {

    private SqlText() {}

    static String quoted(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    static String identifier(String name) {
        return "`" + name.replace("`", "``") + "`";
    }
}
