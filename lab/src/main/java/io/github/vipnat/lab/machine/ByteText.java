package io.github.vipnat.lab.machine;

import java.nio.charset.StandardCharsets;

/** The router works on bytes: inside it every character is one of them. */
final class ByteText {

    private ByteText() {}

    /** Text as seen, turned into what the router works on. */
    static String typed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** What the router works on, as seen. */
    static String seen(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
