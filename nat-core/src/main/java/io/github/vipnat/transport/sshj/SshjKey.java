package io.github.vipnat.transport.sshj;

import com.hierynomus.sshj.userauth.keyprovider.OpenSSHKeyV1KeyFile;
import io.github.vipnat.transport.key.PrivateKeyFile;
import java.io.IOException;
import java.io.StringReader;
import java.security.KeyPair;
import net.schmizz.sshj.userauth.keyprovider.FileKeyProvider;
import net.schmizz.sshj.userauth.keyprovider.KeyPairWrapper;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import net.schmizz.sshj.userauth.keyprovider.PKCS8KeyFile;
import net.schmizz.sshj.userauth.password.PasswordUtils;

/** Reads private keys with sshj. */
final class SshjKey {

    private SshjKey() {}

    /** Decrypts at once, so that a wrong passphrase shows before any connection is made. */
    static KeyProvider load(PrivateKeyFile file) {
        try {
            FileKeyProvider provider = file.isOpenssh() ? new OpenSSHKeyV1KeyFile() : new PKCS8KeyFile();
            if (file.passphrase().isPresent()) {
                char[] passphrase = file.passphrase().get().reveal().toCharArray();
                provider.init(new StringReader(file.text()), PasswordUtils.createOneOff(passphrase));
            } else {
                provider.init(new StringReader(file.text()));
            }
            return new KeyPairWrapper(new KeyPair(provider.getPublic(), provider.getPrivate()));
        } catch (IOException | RuntimeException e) {
            // sshj throws what it likes at bytes it does not expect.
            throw file.unreadable();
        }
    }
}
