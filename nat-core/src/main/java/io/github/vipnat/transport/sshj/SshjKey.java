package io.github.vipnat.transport.sshj;

import com.hierynomus.sshj.userauth.keyprovider.OpenSSHKeyV1KeyFile;
import io.github.vipnat.transport.PrivateKeyFile;
import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import net.schmizz.sshj.common.SSHRuntimeException;
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
            FileKeyProvider provider =
                    file.format() == PrivateKeyFile.Format.OPENSSH ? new OpenSSHKeyV1KeyFile() : new PKCS8KeyFile();
            if (file.passphrase().isEmpty()) {
                provider.init(new StringReader(file.text()));
            } else if (file.format() == PrivateKeyFile.Format.TRADITIONAL) {
                provider.init(new StringReader(
                        TraditionalPem.decrypt(file.text(), file.passphrase().get())));
            } else {
                provider.init(
                        new StringReader(file.text()),
                        PasswordUtils.createOneOff(
                                file.passphrase().get().reveal().toCharArray()));
            }
            return new KeyPairWrapper(new KeyPair(provider.getPublic(), provider.getPrivate()));
        } catch (IOException | GeneralSecurityException | SSHRuntimeException | IllegalArgumentException e) {
            throw file.unreadable();
        }
    }
}
