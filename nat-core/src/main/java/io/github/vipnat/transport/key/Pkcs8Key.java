package io.github.vipnat.transport.key;

import io.github.vipnat.secret.Secret;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Opens PKCS8 keys with the JDK, and rewrites ed25519 in OpenSSH's form: without BouncyCastle neither library reads an
 * ed25519 key out of PKCS8.
 */
final class Pkcs8Key {

    private Pkcs8Key() {}

    /** The same key as a block without encryption. */
    static String open(String text, Optional<Secret> passphrase) throws IOException, GeneralSecurityException {
        byte[] content = PemBlock.content(text);
        PKCS8EncodedKeySpec plain =
                passphrase.isPresent() ? decrypt(content, passphrase.get()) : new PKCS8EncodedKeySpec(content);
        return ed25519Seed(plain)
                .map(OpensshKeyWriter::write)
                .orElseGet(() -> PemBlock.block("PRIVATE KEY", plain.getEncoded()));
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
        return new PKCS8EncodedKeySpec(PemBlock.sequence(cipher.doFinal(envelope.getEncryptedData())));
    }

    private static Optional<byte[]> ed25519Seed(PKCS8EncodedKeySpec plain) throws GeneralSecurityException {
        try {
            PrivateKey key = KeyFactory.getInstance("Ed25519").generatePrivate(plain);
            return key instanceof EdECPrivateKey ed25519 ? ed25519.getBytes() : Optional.empty();
        } catch (InvalidKeySpecException e) {
            return Optional.empty();
        }
    }
}
