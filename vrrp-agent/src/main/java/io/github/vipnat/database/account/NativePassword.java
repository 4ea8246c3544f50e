package io.github.vipnat.database.account;

import io.github.vipnat.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What MariaDB keeps of a password under {@code mysql_native_password}: {@code *} and SHA1(SHA1(password)) in hex; prints
 * as stars, since short passwords are found from it.
 */
public record NativePassword(String hash) {

    public static NativePassword of(Secret password) {
        return new NativePassword("*"
                + HexFormat.of()
                        .withUpperCase()
                        .formatHex(sha1(sha1(password.reveal().getBytes(StandardCharsets.UTF_8)))));
    }

    private static byte[] sha1(byte[] text) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(text);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
