package io.github.vipnat.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Base64;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfoBuilder;

/** The ways in which private keys lie about on disks. */
public enum KeyFileForm {
    OPENSSH,
    OPENSSH_ENCRYPTED,
    TRADITIONAL,
    TRADITIONAL_ENCRYPTED,
    TRADITIONAL_3DES,
    PKCS8,
    PKCS8_ENCRYPTED;

    boolean encrypted() {
        return this == OPENSSH_ENCRYPTED
                || this == TRADITIONAL_ENCRYPTED
                || this == TRADITIONAL_3DES
                || this == PKCS8_ENCRYPTED;
    }

    /** There never was a traditional form for ed25519. */
    boolean canHold(TestKey key) {
        return key != TestKey.ED25519 || !name().startsWith("TRADITIONAL");
    }

    public String write(KeyPair pair, String passphrase) {
        try {
            return switch (this) {
                case OPENSSH -> openssh(pair, null);
                case OPENSSH_ENCRYPTED -> openssh(pair, passphrase);
                case TRADITIONAL -> traditional(pair, null, "");
                case TRADITIONAL_ENCRYPTED -> traditional(pair, "AES-256-CBC", passphrase);
                case TRADITIONAL_3DES -> traditional(pair, "DES-EDE3-CBC", passphrase);
                case PKCS8 -> pem("PRIVATE KEY", pkcs8(pair));
                case PKCS8_ENCRYPTED -> pem("ENCRYPTED PRIVATE KEY", encrypted(pkcs8(pair), passphrase));
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String openssh(KeyPair pair, String passphrase) throws IOException, GeneralSecurityException {
        OpenSSHKeyEncryptionContext context = null;
        if (passphrase != null) {
            context = new OpenSSHKeyEncryptionContext();
            context.setCipherName("AES");
            context.setCipherType("256");
            context.setCipherMode("CTR");
            context.setPassword(passphrase);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "test", context, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String traditional(KeyPair pair, String cipher, String passphrase) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            if (cipher == null) {
                writer.writeObject(pair.getPrivate());
            } else {
                writer.writeObject(
                        pair.getPrivate(), new JcePEMEncryptorBuilder(cipher).build(passphrase.toCharArray()));
            }
        }
        return text.toString();
    }

    /** As OpenSSL writes it: the curve stands outside, the public key inside. */
    private static byte[] pkcs8(KeyPair pair) throws IOException {
        PrivateKeyInfo info = PrivateKeyInfo.getInstance(pair.getPrivate().getEncoded());
        if (!(pair.getPrivate() instanceof java.security.interfaces.ECPrivateKey ec)) {
            return info.getEncoded();
        }
        byte[] point = SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded())
                .getPublicKeyData()
                .getBytes();
        int bits = ec.getParams().getOrder().bitLength();
        ECPrivateKey inside = new ECPrivateKey(bits, ec.getS(), new DERBitString(point), null);
        return new PrivateKeyInfo(info.getPrivateKeyAlgorithm(), inside).getEncoded();
    }

    private static byte[] encrypted(byte[] key, String passphrase) throws IOException {
        try {
            OutputEncryptor encryptor = new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
                    .setPRF(PKCS8Generator.PRF_HMACSHA256)
                    .setPassword(passphrase.toCharArray())
                    .build();
            return new PKCS8EncryptedPrivateKeyInfoBuilder(key).build(encryptor).getEncoded();
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String title, byte[] content) {
        return "-----BEGIN " + title + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
                + "\n-----END " + title + "-----\n";
    }
}
