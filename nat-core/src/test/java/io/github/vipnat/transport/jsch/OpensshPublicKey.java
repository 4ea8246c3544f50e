package io.github.vipnat.transport.jsch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;

/** What ssh-keygen leaves beside a private key. */
final class OpensshPublicKey {

    private OpensshPublicKey() {}

    static PublicKey read(Path privateKey) {
        try {
            String line = Files.readString(Path.of(privateKey + ".pub"));
            return AuthorizedKeyEntry.parseAuthorizedKeyEntry(line).resolvePublicKey(null, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
