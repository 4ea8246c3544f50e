package io.github.vipnat.transport.key;

import io.github.vipnat.secret.Secret;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Decrypts {@code BEGIN RSA PRIVATE KEY} with {@code DEK-Info}, the form OpenSSL wrote before PKCS8 (RFC 1421 headers,
 * key derived by MD5). Neither library reads every one of these by itself.
 */
final class TraditionalPem {

    private static final Pattern BLOCK = Pattern.compile("-----BEGIN ([A-Z]+ PRIVATE KEY)-----\\R"
            + "Proc-Type: 4,ENCRYPTED\\R"
            + "DEK-Info: ([A-Z0-9-]+),([0-9A-Fa-f]+)\\R\\s*"
            + "([A-Za-z0-9+/=\\s]+)-----END");

    private record Method(String transformation, String algorithm, int keyBytes) {}

    private static final Map<String, Method> METHODS = Map.of(
            "AES-128-CBC", new Method("AES/CBC/PKCS5Padding", "AES", 16),
            "AES-192-CBC", new Method("AES/CBC/PKCS5Padding", "AES", 24),
            "AES-256-CBC", new Method("AES/CBC/PKCS5Padding", "AES", 32),
            "DES-EDE3-CBC", new Method("DESede/CBC/PKCS5Padding", "DESede", 24));

    private TraditionalPem() {}

    /** The same key as a block without encryption. */
    static String decrypt(String text, Secret passphrase) throws GeneralSecurityException {
        Matcher block = BLOCK.matcher(text);
        if (!block.find() || !METHODS.containsKey(block.group(2))) {
            throw new GeneralSecurityException("not an encrypted key of a known kind");
        }
        Method method = METHODS.get(block.group(2));
        byte[] vector = HexFormat.of().parseHex(block.group(3));
        byte[] key = key(passphrase, Arrays.copyOf(vector, 8), method.keyBytes());
        Cipher cipher = Cipher.getInstance(method.transformation());
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, method.algorithm()), new IvParameterSpec(vector));
        byte[] plain = cipher.doFinal(Base64.getMimeDecoder().decode(block.group(4)));
        return PemBlock.block(block.group(1), PemBlock.sequence(plain));
    }

    /** OpenSSL's EVP_BytesToKey with MD5 and one round. */
    private static byte[] key(Secret passphrase, byte[] salt, int length) throws GeneralSecurityException {
        MessageDigest md5 = MessageDigest.getInstance("MD5");
        ByteArrayOutputStream key = new ByteArrayOutputStream();
        byte[] digest = new byte[0];
        while (key.size() < length) {
            md5.update(digest);
            md5.update(passphrase.reveal().getBytes(StandardCharsets.UTF_8));
            digest = md5.digest(salt);
            key.writeBytes(digest);
        }
        return Arrays.copyOf(key.toByteArray(), length);
    }
}
