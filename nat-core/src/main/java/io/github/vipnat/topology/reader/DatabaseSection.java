package io.github.vipnat.topology.reader;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.secret.SecretSource;
import io.github.vipnat.topology.DatabaseSettings;
import io.github.vipnat.topology.DatabaseSettings.Tls;
import io.github.vipnat.topology.yaml.AddressField;
import io.github.vipnat.topology.yaml.Choice;
import io.github.vipnat.topology.yaml.DuplicateCheck;
import io.github.vipnat.topology.yaml.Field;
import io.github.vipnat.topology.yaml.ListOf;
import io.github.vipnat.topology.yaml.NamedText;
import io.github.vipnat.topology.yaml.NumberField;
import io.github.vipnat.topology.yaml.PathField;
import io.github.vipnat.topology.yaml.Scalar;
import io.github.vipnat.topology.yaml.SecretField;
import io.github.vipnat.topology.yaml.Section;
import io.github.vipnat.topology.yaml.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads {@code database}. */
final class DatabaseSection {

    /** MariaDB's own default. */
    private static final int USUAL_PORT = 3306;

    /** What can be granted on a whole schema: the privilege columns of MariaDB 10.11's mysql.db. */
    private static final List<String> SCHEMA_PRIVILEGES = List.of(
            "SELECT",
            "INSERT",
            "UPDATE",
            "DELETE",
            "CREATE",
            "DROP",
            "REFERENCES",
            "INDEX",
            "ALTER",
            "CREATE TEMPORARY TABLES",
            "LOCK TABLES",
            "CREATE VIEW",
            "SHOW VIEW",
            "CREATE ROUTINE",
            "ALTER ROUTINE",
            "EXECUTE",
            "EVENT",
            "TRIGGER",
            "DELETE HISTORY");

    static final Value<DatabaseSettings> VALUE = Section.value(
            "database",
            "{ address: 10.51.10.67, schema: shop, user: app, password: env:DB_PASSWORD }",
            List.of(
                    "address",
                    "port",
                    "servers",
                    "schema",
                    "user",
                    "privileges",
                    "password",
                    "admin-user",
                    "admin-password",
                    "admin-socket",
                    "tls",
                    "tls-authority"),
            DatabaseSection::read);

    private static final Scalar<String> PRIVILEGE = new Scalar<>(
            "bad-privilege",
            "a privilege that can be granted on a whole schema",
            "MariaDB would refuse it; known here: " + String.join(", ", SCHEMA_PRIVILEGES),
            "SELECT",
            text -> Optional.of(text.toUpperCase(Locale.ROOT)).filter(SCHEMA_PRIVILEGES::contains));

    private DatabaseSection() {}

    private static Optional<DatabaseSettings> read(Section database) {
        Optional<Ipv4> address = database.required("address", AddressField.HOST_ADDRESS.withExample("10.51.10.67"));
        int port =
                database.optional("port", NumberField.PORT.withExample("3306")).orElse(USUAL_PORT);
        List<Ipv4> servers = database.optional("servers", servers()).orElse(List.of());
        Optional<String> schema = database.required("schema", NamedText.TEXT.withExample("shop"));
        Optional<String> user = database.required("user", NamedText.USER.withExample("app"));
        List<String> privileges = database.optional("privileges", privileges()).orElse(List.of());
        Optional<SecretSource> password = database.optional("password", SecretField.SOURCE);
        Optional<String> adminUser = database.optional("admin-user", NamedText.USER.withExample("root"));
        Optional<SecretSource> adminPassword = database.optional("admin-password", SecretField.SOURCE);
        Optional<Path> adminSocket = database.optional("admin-socket", new PathField("/run/mysqld/mysqld.sock"));
        Tls tls = database.optional("tls", Choice.lowerCase(Tls.values())).orElse(Tls.OFFERED);
        Optional<Path> authority = database.optional("tls-authority", new PathField("/etc/ssl/private-authority.pem"));
        if (authority.isPresent() && tls != Tls.VERIFY) {
            refuseUnverified(database.field("tls-authority"));
        }
        if (!database.has("admin-user")) {
            List.of("admin-password", "admin-socket").stream()
                    .filter(database::has)
                    .forEach(key -> refuseWithoutUser(database.field(key)));
        }
        return database.whole(() -> new DatabaseSettings(
                address.orElseThrow(),
                port,
                servers,
                schema.orElseThrow(),
                user.orElseThrow(),
                privileges,
                password,
                adminUser,
                adminPassword,
                adminSocket,
                tls,
                authority));
    }

    private static Value<List<Ipv4>> servers() {
        DuplicateCheck<Ipv4> addresses = new DuplicateCheck<>(
                "duplicate-server",
                "a second server has the address %s",
                "one server cannot be compared with itself",
                "write each server's own address once");
        return new ListOf<>(addresses.of(AddressField.HOST_ADDRESS));
    }

    private static Value<List<String>> privileges() {
        DuplicateCheck<String> once = new DuplicateCheck<>(
                "duplicate-privilege",
                "%s stands there twice",
                "once is enough, and something else may be missing",
                "remove one of them");
        return new ListOf<>(once.of(PRIVILEGE));
    }

    private static void refuseUnverified(Field field) {
        field.refuse(
                "tls-unverified",
                field.key() + " without tls: verify",
                "no certificate would be compared with it, and whoever plays the server would be believed",
                "add tls: verify, or remove " + field.key());
    }

    private static void refuseWithoutUser(Field field) {
        field.refuse(
                "admin-user-missing",
                field.key() + " without an admin-user",
                "nobody would log in with it, and no account could be read or granted",
                "add admin-user: root, or remove " + field.key());
    }
}
