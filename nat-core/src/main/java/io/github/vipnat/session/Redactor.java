package io.github.vipnat.session;

import io.github.vipnat.secret.UrlLogin;
import java.util.ArrayList;
import java.util.List;

/** Takes secrets out of what a device said: some echo a password, and an archive's path may hold a login. */
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
        return UrlLogin.removedFrom(clean, HIDDEN);
    }
}
