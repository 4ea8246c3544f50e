package io.github.vipnat.database.inspect;

import io.github.vipnat.database.account.SqlWildcard;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a replica leaves out, as {@code SHOW ALL SLAVES STATUS} gives it.
 *
 * @param schemas those it takes; empty for all
 * @param ignoredSchemas those it does not take
 * @param tables {@code schema.table} it takes, {@code %} and {@code _} in it; empty for all
 * @param ignoredTables those it does not take
 */
record ReplicationFilter(
        List<String> schemas, List<String> ignoredSchemas, List<String> tables, List<String> ignoredTables) {

    ReplicationFilter {
        schemas = List.copyOf(schemas);
        ignoredSchemas = List.copyOf(ignoredSchemas);
        tables = List.copyOf(tables);
        ignoredTables = List.copyOf(ignoredTables);
    }

    static ReplicationFilter none() {
        return new ReplicationFilter(List.of(), List.of(), List.of(), List.of());
    }

    /** @param row of the server's status, by column name in lower case */
    static ReplicationFilter of(Map<String, String> row) {
        return new ReplicationFilter(
                list(row, "replicate_do_db"),
                list(row, "replicate_ignore_db"),
                Stream.of("replicate_do_table", "replicate_wild_do_table")
                        .flatMap(column -> list(row, column).stream())
                        .toList(),
                Stream.of("replicate_ignore_table", "replicate_wild_ignore_table")
                        .flatMap(column -> list(row, column).stream())
                        .toList());
    }

    private static List<String> list(Map<String, String> row, String column) {
        return Stream.of(row.getOrDefault(column, "").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** The rule that leaves the whole schema out. */
    Optional<String> leavesOut(String schema) {
        if (ignoredSchemas.contains(schema)) {
            return Optional.of("replicate_ignore_db=" + String.join(",", ignoredSchemas));
        }
        return Optional.of("replicate_do_db=" + String.join(",", schemas))
                .filter(rule -> !schemas.isEmpty() && !schemas.contains(schema));
    }

    /** The rule that leaves some of the schema's tables out. */
    Optional<String> leavesOutTablesOf(String schema) {
        List<String> ignored =
                ignoredTables.stream().filter(table -> concerns(table, schema)).toList();
        if (!ignored.isEmpty()) {
            return Optional.of("tables not taken: " + String.join(", ", ignored));
        }
        boolean isWhole = tables.stream().anyMatch(table -> concerns(table, schema) && table.endsWith(".%"));
        return Optional.of("only these tables taken: " + String.join(", ", tables))
                .filter(rule -> !tables.isEmpty() && !isWhole);
    }

    private static boolean concerns(String table, String schema) {
        return SqlWildcard.matches(schema, table.replaceFirst("\\..*", ""));
    }
}
