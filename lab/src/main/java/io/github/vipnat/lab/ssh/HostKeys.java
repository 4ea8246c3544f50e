package io.github.vipnat.lab.ssh;

import io.github.vipnat.lab.HostKeyType;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;

/** Makes host keys, quickly: every router gets a key of its own, but for RSA, which takes long enough to be shared by all of a process. */
final class HostKeys {

    private static final AtomicReference<KeyPair> RSA = new AtomicReference<>();

    private HostKeys() {}

    static KeyPair make(HostKeyType type) {
        try {
            return switch (type) {
                case ECDSA -> ecdsa();
                case RSA -> rsa();
                case ED25519 -> KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256);
            };
        } catch (GeneralSecurityException e) {
            String cure = type == HostKeyType.ED25519 ? "; put BouncyCastle on the class path" : "";
            throw new IllegalStateException("hostKey: cannot make a " + type + " key here" + cure, e);
        }
    }

    private static KeyPair ecdsa() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static synchronized KeyPair rsa() throws GeneralSecurityException {
        KeyPair known = RSA.get();
        if (known != null) {
            return known;
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair made = generator.generateKeyPair();
        RSA.set(made);
        return made;
    }
}
