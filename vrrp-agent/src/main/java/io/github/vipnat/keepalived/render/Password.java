package io.github.vipnat.keepalived.render;

import java.nio.charset.StandardCharsets;

/** A VRRP password in a file: what keepalived can read, and how it must be written. */
final class Password {

    private static final int SENT_BYTES = 8;

    private Password() {}

    /** Whether a file can hold it at all. */
    static boolean isWritable(String password) {
        return !password.isEmpty() && password.chars().allMatch(c -> c >= ' ' && c != '"' && c != '\\' && c != '$');
    }

    static boolean isTooLong(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length > SENT_BYTES;
    }

    /** In double quotes where it holds a blank, a comment sign, a brace or a quote. */
    static String written(String password) {
        return password.matches("[A-Za-z0-9_.,:;+*/=<>@%^&()|~?-]+") ? password : '"' + password + '"';
    }
}
