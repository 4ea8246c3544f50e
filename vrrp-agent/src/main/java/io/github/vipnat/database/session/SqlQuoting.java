package io.github.vipnat.database.session;

/** Names and values inside SQL; right under an empty {@code sql_mode}, which every session of ours sets first. */
public final class SqlQuoting {

    private SqlQuoting() {}

    public static String quoted(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    public static String identifier(String name) {
        return "`" + name.replace("`", "``") + "`";
    }
}
