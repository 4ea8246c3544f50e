package io.github.vipnat.transport.hostkey;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The public key a host proved to own.
 *
 * @param type as SSH names it: {@code ssh-ed25519}
 * @param key the public key in SSH's wire format, Base64, as known_hosts writes it
 */
public record HostKey(String host, int port, String type, String key) {

    /**
     * Reads the type out of the key itself.
     *
     * @param blob the public key in SSH's wire format (RFC 4253, 6.6)
     */
    public static HostKey of(String host, int port, byte[] blob) {
        ByteBuffer buffer = ByteBuffer.wrap(blob);
        if (blob.length < Integer.BYTES || buffer.getInt(0) < 0 || buffer.getInt(0) > blob.length - Integer.BYTES) {
            throw new IllegalArgumentException("not a public key in SSH's wire format");
        }
        String type = new String(blob, Integer.BYTES, buffer.getInt(0), StandardCharsets.US_ASCII);
        return new HostKey(host, port, type, Base64.getEncoder().encodeToString(blob));
    }

    /** What a human compares, as ssh-keygen prints it: {@code SHA256:…}. */
    public String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(Base64.getDecoder().decode(key));
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The line for a known_hosts file, without its end; {@code [host]:port} where the port is not 22. */
    public String knownHostsLine() {
        return name() + " " + type + " " + key;
    }

    /** How known_hosts writes its host and port: {@code host}, or {@code [host]:port} where the port is not 22. */
    public String name() {
        return name(host, port);
    }

    static String name(String host, int port) {
        String lower = host.toLowerCase(Locale.ROOT);
        return port == 22 ? lower : "[" + lower + "]:" + port;
    }

    /**
     * How long an RSA key is, in bits; empty for a key of another type.
     *
     * @return the length of the modulus (RFC 4253, 6.6: type, exponent, modulus)
     */
    public OptionalInt rsaBits() {
        Optional<List<byte[]>> words =
                SshWords.of(Base64.getDecoder().decode(key)).filter(found -> found.size() == 3);
        return type.equals("ssh-rsa") && words.isPresent()
                ? OptionalInt.of(new BigInteger(1, words.get().get(2)).bitLength())
                : OptionalInt.empty();
    }
}
