package io.github.vipnat.transport.key;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/** Writes an ed25519 key in OpenSSH's own form (OpenSSH, PROTOCOL.key), without encryption, for use in memory. */
final class OpensshKeyWriter {

    private static final int KEY_LENGTH = 32;
    private static final int BLOCK = 8;

    private OpensshKeyWriter() {}

    /** The text of a key file, given the private key, 32 bytes. */
    static String write(byte[] seed) {
        byte[] publicKey = publicKey(seed);
        byte[] none = string("none".getBytes(StandardCharsets.US_ASCII));
        byte[] type = string("ssh-ed25519".getBytes(StandardCharsets.US_ASCII));
        byte[] secret = padded(joined(
                new byte[2 * Integer.BYTES],
                type,
                string(publicKey),
                string(joined(seed, publicKey)),
                string(new byte[0])));
        return PemBlock.block(
                "OPENSSH PRIVATE KEY",
                joined(
                        "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII),
                        none,
                        none,
                        string(new byte[0]),
                        new byte[] {0, 0, 0, 1},
                        string(joined(type, string(publicKey))),
                        string(secret)));
    }

    /** The JDK computes a public key only when it makes a new pair, so it is made to draw the private key we have. */
    private static byte[] publicKey(byte[] seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new Loaded(seed));
            byte[] encoded = generator.generateKeyPair().getPublic().getEncoded();
            return Arrays.copyOfRange(encoded, encoded.length - KEY_LENGTH, encoded.length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java from 15 on has Ed25519", e);
        }
    }

    private static byte[] padded(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(bytes);
        for (int i = 1; out.size() % BLOCK != 0; i++) {
            out.write(i);
        }
        return out.toByteArray();
    }

    private static byte[] string(byte[] bytes) {
        return joined(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array(), bytes);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** Draws the same bytes each time. */
    private static final class Loaded extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] drawn;

        Loaded(byte[] drawn) {
            this.drawn = drawn.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(drawn, 0, bytes, 0, bytes.length);
        }
    }
}
