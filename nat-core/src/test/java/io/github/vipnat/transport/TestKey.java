package io.github.vipnat.transport;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.EnumMap;
import java.util.Map;
import org.apache.sshd.common.config.keys.KeyUtils;

/** Key pairs made once a run. */
public enum TestKey {
    ED25519("ssh-ed25519", 256),
    ECDSA_256("ecdsa-sha2-nistp256", 256),
    ECDSA_384("ecdsa-sha2-nistp384", 384),
    ECDSA_521("ecdsa-sha2-nistp521", 521),
    RSA("ssh-rsa", 2048),
    /** What old routers have (ios-facts 6, "algorithms"). */
    RSA_1024("ssh-rsa", 1024);

    private static final Map<TestKey, KeyPair> PAIRS = new EnumMap<>(TestKey.class);

    private final String type;
    private final int bits;

    TestKey(String type, int bits) {
        this.type = type;
        this.bits = bits;
    }

    public String type() {
        return type;
    }

    public KeyPair pair() {
        synchronized (PAIRS) {
            return PAIRS.computeIfAbsent(this, TestKey::generate);
        }
    }

    /** A second pair of the same kind. */
    public KeyPair another() {
        return generate();
    }

    private KeyPair generate() {
        try {
            return KeyUtils.generateKeyPair(type, bits);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
