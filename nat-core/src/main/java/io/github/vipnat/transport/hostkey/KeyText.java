package io.github.vipnat.transport.hostkey;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A public key as known_hosts writes it.
 *
 * @param type as the key itself says
 * @param base64 the key in SSH's wire format, in the one spelling that Base64 has for it
 */
record KeyText(String type, String base64) {

    /** Empty for what is no key, or no key of the type that is written before it. */
    static Optional<KeyText> parse(String type, String text) {
        // OpenSSH passes over white space here, which is how a CR at the end of the line does no harm.
        String dense = text.replaceAll("[\r\f\u000b]", "");
        try {
            byte[] blob = Base64.getDecoder().decode(dense.getBytes(StandardCharsets.ISO_8859_1));
            return Base64.getEncoder().encodeToString(blob).equals(dense)
                    ? SshWords.of(blob)
                            .filter(words -> words.size() > 1)
                            .map(words -> new String(words.get(0), StandardCharsets.US_ASCII))
                            .filter(own -> own.equals(type) || (own.equals("ssh-rsa") && type.startsWith("rsa-sha2-")))
                            .map(own -> new KeyText(own, dense))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
