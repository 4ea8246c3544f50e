package io.github.vipnat.secret;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Words that announce a secret by their own name, in capitals or not, alone or as a part of a longer word. */
final class SecretNames {

    /** Wherever in a word: {@code sent-password}, {@code sshPassword}, {@code "assword:"}. */
    private static final List<String> PARTS = List.of(
            "password",
            "passwd",
            "passwort",
            "assword",
            "passphrase",
            "passcode",
            "secret",
            "psk",
            "token",
            "key-string",
            "apikey",
            "api-key",
            "override-code");

    /** The last part of a word, behind a sign that is no letter: {@code pre-shared-key}, {@code _ftp_pass}, {@code smtp_pw}. */
    private static final Set<String> LAST =
            Set.of("pass", "pw", "pswd", "passw", "pwd", "pin", "auth", "priv", "key", "nthash", "pmk");

    /** The same without a sign in front. */
    private static final List<String> ENDINGS = List.of("key", "pass", "pwd");

    /** They look like one of the others, and what follows is no secret. */
    private static final Set<String> HARMLESS = Set.of(
            "password-encryption",
            "password-prompt",
            "nopassword",
            "trusted-key",
            "passwords",
            "publickey",
            "hostkey",
            "pubkey",
            "bypass",
            "compass");

    /** Names that somebody gave a variable of an applet: {@code _snmp_ro}, {@code login}, {@code cred}. */
    private static final List<String> IN_VARIABLES = List.of(
            "pass", "pw", "pin", "key", "cred", "login", "auth", "community", "snmp", "code", "secret", "token", "psk");

    private SecretNames() {}

    /** Where in the word the secret begins: behind the word, or behind a sign in it; negative where it announces none. */
    static int end(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        for (String part : PARTS) {
            int at = lower.indexOf(part);
            if (at >= 0 && !HARMLESS.contains(lower)) {
                return behindSign(word, at + part.length());
            }
        }
        int start = 0;
        for (int sign = sign(word, start); sign < word.length(); sign = sign(word, start)) {
            if (isNamed(lower.substring(start, sign))) {
                return behindSign(word, sign);
            }
            start = sign + 1;
        }
        return isNamed(lower.substring(start)) ? word.length() : -1;
    }

    /** Behind {@code =} or {@code :} in the word, where more than a quote follows it; else behind the word. */
    private static int behindSign(String word, int from) {
        int sign = sign(word, from);
        boolean holds = sign < word.length()
                && !word.substring(sign + 1).replace("\"", "").isEmpty();
        return holds ? sign + 1 : word.length();
    }

    private static int sign(String word, int from) {
        int at = from;
        while (at < word.length() && word.charAt(at) != '=' && word.charAt(at) != ':') {
            at++;
        }
        return at;
    }

    private static boolean isNamed(String name) {
        String plain = withoutDigits(name.replace("\"", ""));
        int start = plain.length();
        while (start > 0 && Character.isLetter(plain.charAt(start - 1))) {
            start--;
        }
        String last = plain.substring(start);
        return !HARMLESS.contains(plain)
                && (LAST.contains(last) || ENDINGS.stream().anyMatch(last::endsWith));
    }

    private static String withoutDigits(String name) {
        int end = name.length();
        while (end > 0 && Character.isDigit(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(0, end);
    }

    /** Whether a variable of an applet is called as if it held a secret. */
    static boolean isVariable(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return IN_VARIABLES.stream().anyMatch(lower::contains)
                || List.of(lower.split("[^a-z0-9]", -1)).contains("comm");
    }
}
