package io.github.vipnat.transport.key;

import java.security.GeneralSecurityException;
import java.util.Base64;

/** Base64 between a BEGIN and an END line (RFC 7468). */
final class PemBlock {

    private static final byte SEQUENCE = 0x30;

    private PemBlock() {}

    /** The bytes of the first block. */
    static byte[] content(String text) {
        return Base64.getMimeDecoder().decode(text.replaceAll("(?s).*?-----BEGIN[^\\n]*-----|-----END.*", ""));
    }

    static String block(String title, byte[] content) {
        return "-----BEGIN " + title + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
                + "\n-----END " + title + "-----\n";
    }

    /** Tells a key from the noise that a wrong passphrase makes: one DER sequence that fills the bytes exactly. */
    static byte[] sequence(byte[] content) throws GeneralSecurityException {
        if (content.length < 2 || content[0] != SEQUENCE || headerAndBody(content) != content.length) {
            throw new GeneralSecurityException("not a key, so the passphrase was wrong");
        }
        return content;
    }

    private static long headerAndBody(byte[] content) {
        int first = content[1] & 0xff;
        if (first < 0x80) {
            return 2L + first;
        }
        int lengthBytes = first & 0x7f;
        if (lengthBytes > Integer.BYTES || content.length < 2 + lengthBytes) {
            return -1;
        }
        long body = 0;
        for (int i = 0; i < lengthBytes; i++) {
            body = (body << 8) | (content[2 + i] & 0xff);
        }
        return 2L + lengthBytes + body;
    }
}
