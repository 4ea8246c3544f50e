package io.github.vipnat.transport.sshj;

import io.github.vipnat.secret.Secret;
import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import net.schmizz.sshj.userauth.keyprovider.PKCS8KeyFile;

/** Reads PKCS8 keys: the envelope and ed25519 by the JDK, since sshj knows no ed25519 here; the others by sshj. */
final class Pkcs8Key {

    private Pkcs8Key() {}

    static KeyPair read(String text, Optional<Secret> passphrase) throws IOException, GeneralSecurityException {
        byte[] content =
                Base64.getMimeDecoder().decode(text.replaceAll("(?s).*?-----BEGIN[^\\n]*-----|-----END.*", ""));
        PKCS8EncodedKeySpec plain =
                passphrase.isPresent() ? decrypt(content, passphrase.get()) : new PKCS8EncodedKeySpec(content);
        try {
            return ed25519(KeyFactory.getInstance("Ed25519").generatePrivate(plain));
        } catch (InvalidKeySpecException e) {
            PKCS8KeyFile file = new PKCS8KeyFile();
            file.init(new StringReader("-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(plain.getEncoded())
                    + "\n-----END PRIVATE KEY-----\n"));
            return new KeyPair(file.getPublic(), file.getPrivate());
        }
    }

    private static PKCS8EncodedKeySpec decrypt(byte[] content, Secret passphrase)
            throws IOException, GeneralSecurityException {
        EncryptedPrivateKeyInfo envelope = new EncryptedPrivateKeyInfo(content);
        // Under PBES2 the JDK tells the full name of the algorithm only this way.
        String algorithm = envelope.getAlgName().startsWith("PBEWith")
                ? envelope.getAlgName()
                : envelope.getAlgParameters().toString();
        Cipher cipher = Cipher.getInstance(algorithm);
        cipher.init(
                Cipher.DECRYPT_MODE,
                SecretKeyFactory.getInstance(algorithm)
                        .generateSecret(new PBEKeySpec(passphrase.reveal().toCharArray())),
                envelope.getAlgParameters());
        return new PKCS8EncodedKeySpec(cipher.doFinal(envelope.getEncryptedData()));
    }

    /**
     * Adds the public key, which PKCS8 leaves out. The JDK computes it only when it makes a new pair, so it is made to
     * draw the private key we have.
     */
    private static KeyPair ed25519(PrivateKey key) throws GeneralSecurityException {
        byte[] drawn = ((EdECPrivateKey) key).getBytes().orElseThrow(() -> new InvalidKeySpecException("no seed"));
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new Loaded(drawn));
        return generator.generateKeyPair();
    }

    /** Draws the same bytes each time. */
    private static final class Loaded extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] drawn;

        Loaded(byte[] drawn) {
            this.drawn = drawn;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(drawn, 0, bytes, 0, bytes.length);
        }
    }
}
