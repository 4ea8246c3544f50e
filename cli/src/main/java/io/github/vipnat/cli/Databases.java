package io.github.vipnat.cli;

import io.github.vipnat.database.DatabaseSite;
import io.github.vipnat.secret.Secrets;
import java.util.Map;

/** The site's databases, as the commands about them see them. */
final class Databases {

    private Databases() {}

    static DatabaseSite of(SiteCommand command) {
        Terminal terminal = command.terminal();
        Secrets secrets = Secrets.from(terminal.environment(), terminal.secrets());
        return DatabaseSite.of(command.topology(), secrets, Map.of());
    }
}
