package io.github.vipnat.transport.sshj;

import com.hierynomus.sshj.userauth.keyprovider.OpenSSHKeyV1KeyFile;
import io.github.vipnat.secret.Secret;
import io.github.vipnat.transport.PrivateKeyFile;
import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Optional;
import net.schmizz.sshj.userauth.keyprovider.FileKeyProvider;
import net.schmizz.sshj.userauth.keyprovider.KeyPairWrapper;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import net.schmizz.sshj.userauth.keyprovider.PKCS8KeyFile;
import net.schmizz.sshj.userauth.password.PasswordUtils;

/** Reads private keys with sshj, and what sshj cannot read without BouncyCastle with the JDK. */
final class SshjKey {

    private SshjKey() {}

    /** Decrypts at once, so that a wrong passphrase shows before any connection is made. */
    static KeyProvider load(PrivateKeyFile file) {
        try {
            return new KeyPairWrapper(read(file.text(), file.format(), file.passphrase()));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            // sshj throws what it likes at bytes it does not expect.
            throw file.unreadable();
        }
    }

    private static KeyPair read(String text, PrivateKeyFile.Format format, Optional<Secret> passphrase)
            throws IOException, GeneralSecurityException {
        return switch (format) {
            case PKCS8 -> Pkcs8Key.read(text, passphrase);
            case TRADITIONAL -> {
                FileKeyProvider file = new PKCS8KeyFile();
                file.init(new StringReader(
                        passphrase.isPresent() ? TraditionalPem.decrypt(text, passphrase.get()) : text));
                yield new KeyPair(file.getPublic(), file.getPrivate());
            }
            case OPENSSH -> {
                FileKeyProvider file = new OpenSSHKeyV1KeyFile();
                if (passphrase.isPresent()) {
                    char[] typed = passphrase.get().reveal().toCharArray();
                    file.init(new StringReader(text), PasswordUtils.createOneOff(typed));
                } else {
                    file.init(new StringReader(text));
                }
                yield new KeyPair(file.getPublic(), file.getPrivate());
            }
        };
    }
}
