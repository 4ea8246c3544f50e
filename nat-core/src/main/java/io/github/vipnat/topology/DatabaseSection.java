package io.github.vipnat.topology;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.secret.SecretSource;
import java.util.List;
import java.util.Optional;

/** Reads {@code database}. */
final class DatabaseSection {

    /** MariaDB's own default. */
    private static final int USUAL_PORT = 3306;

    static final Value<DatabaseSettings> VALUE = Section.value(
            "database",
            "{ address: 10.51.10.67, schema: shop, user: app, password: env:DB_PASSWORD }",
            List.of("address", "port", "schema", "user", "password", "admin-user", "admin-password"),
            DatabaseSection::read);

    private DatabaseSection() {}

    private static Optional<DatabaseSettings> read(Section database) {
        Optional<Ipv4> address = database.required("address", Addresses.HOST_ADDRESS.withExample("10.51.10.67"));
        int port = database.optional("port", Numbers.PORT.withExample("3306")).orElse(USUAL_PORT);
        Optional<String> schema = database.required("schema", Words.TEXT.withExample("shop"));
        Optional<String> user = database.required("user", Words.TEXT.withExample("app"));
        Optional<SecretSource> password = database.optional("password", Secrets.SOURCE);
        Optional<String> adminUser = database.optional("admin-user", Words.TEXT);
        Optional<SecretSource> adminPassword = database.optional("admin-password", Secrets.SOURCE);
        return database.whole(() -> new DatabaseSettings(
                address.orElseThrow(),
                port,
                schema.orElseThrow(),
                user.orElseThrow(),
                password,
                adminUser,
                adminPassword));
    }
}
