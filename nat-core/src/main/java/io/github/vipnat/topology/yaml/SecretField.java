package io.github.vipnat.topology.yaml;

import io.github.vipnat.secret.SecretSource;
import io.github.vipnat.secret.SecretSource.InFile;
import java.util.Locale;
import java.util.Optional;

/** Where a secret is found; the secret itself is refused, and never repeated in a message. */
public enum SecretField implements Value<SecretSource> {
    SOURCE;

    private static final String FILE = "file:";

    @Override
    public Optional<SecretSource> read(Field field) {
        return field.text().flatMap(text -> source(text, field));
    }

    private static Optional<SecretSource> source(String text, Field field) {
        if (text.startsWith(FILE)) {
            return PathField.resolve(text.substring(FILE.length()), field).map(InFile::new);
        }
        return SecretSource.parse(text).or(() -> refuseLiteral(field));
    }

    private static Optional<SecretSource> refuseLiteral(Field field) {
        String variable = field.key().toUpperCase(Locale.ROOT).replace('-', '_');
        return field.refuse(
                "literal-secret",
                field.key() + " is something other than env:NAME, file:PATH or prompt",
                "a secret written here is known to everyone who may read this file, its backups and its history",
                "write " + field.key() + ": env:" + variable + " and put the secret into that variable");
    }

    @Override
    public String example() {
        return "env:PASSWORD";
    }
}
