package io.github.vipnat.session;

import java.util.ArrayList;
import java.util.List;

/** Takes the secrets of this session out of what a device said: some devices echo a password. */
final class Redactor {

    private static final String HIDDEN = "<secret>";

    private final List<String> secrets = new ArrayList<>();

    /** From now on this is left out. */
    void add(String secret) {
        if (!secret.isBlank()) {
            secrets.add(secret);
        }
    }

    String redacted(String text) {
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, HIDDEN);
        }
        return clean;
    }
}
