package io.github.vipnat.topology;

import io.github.vipnat.secret.SecretSource;
import java.nio.file.Path;
import java.util.Optional;

/** How to prove who one is: a password, a key file, or both (then the password opens the key). */
record Credentials(Optional<SecretSource> password, Optional<Path> key) {

    static Credentials read(Section section, String noun) {
        if (!section.has("password") && !section.has("key")) {
            section.field()
                    .refuse(
                            "no-credentials",
                            noun + " has neither password nor key",
                            "vipnat could not log in",
                            "add password: prompt, password: env:PASSWORD or key: ~/.ssh/id_ed25519");
        }
        return new Credentials(
                section.optional("password", Secrets.SOURCE),
                section.optional("key", new FilePath("~/.ssh/id_ed25519")));
    }
}
