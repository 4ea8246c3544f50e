package io.github.vipnat.topology.reader;

import io.github.vipnat.secret.SecretSource;
import io.github.vipnat.topology.Router.TransportChoice;
import io.github.vipnat.topology.yaml.PathField;
import io.github.vipnat.topology.yaml.SecretField;
import io.github.vipnat.topology.yaml.Section;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How to prove who one is: a password, a key file, or both (then the password opens the key); neither where a running
 * ssh-agent or {@code ~/.ssh/config} knows, which only the jsch transport asks (planning 1).
 */
record LoginFields(Optional<SecretSource> password, Optional<Path> key) {

    private static final String FIX = "add password: prompt, password: env:PASSWORD or key: ~/.ssh/id_ed25519";

    static LoginFields read(Section section, String noun) {
        return read(section, noun, FIX);
    }

    /** @param transport what logs in with them */
    static LoginFields read(Section section, String noun, TransportChoice transport) {
        return transport == TransportChoice.JSCH
                ? written(section)
                : read(section, noun, FIX + "; or transport: jsch to ask a running ssh-agent");
    }

    private static LoginFields read(Section section, String noun, String fix) {
        if (!section.has("password") && !section.has("key")) {
            section.field()
                    .refuse("no-credentials", noun + " has neither password nor key", "vipnat could not log in", fix);
        }
        return written(section);
    }

    private static LoginFields written(Section section) {
        return new LoginFields(
                section.optional("password", SecretField.SOURCE),
                section.optional("key", new PathField("~/.ssh/id_ed25519")));
    }
}
