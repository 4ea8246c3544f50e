package io.github.vipnat.secret;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Commands that put a secret behind a word which means something else in other commands. */
final class SecretGrammar {

    /** What may follow {@code key} without being one. */
    private static final Set<String> BEHIND_KEY =
            Set.of("chain", "generate", "pubkey-chain", "export", "import", "zeroize");

    private static final Set<String> REDUNDANCY = Set.of("standby", "vrrp", "glbp");

    private static final Set<String> MODEMS = Set.of("lte", "gsm", "cdma", "cellular", "umts");

    /** What the line of a modem says in front of a PIN, a name or a password. */
    private static final Set<String> OF_MODEM =
            Set.of("authenticate", "unlock", "lock", "create", "chap", "pap", "activate");

    /** The sorts of encryption that a router names in front of the result. */
    private static final Set<String> SORTS = Set.of("0", "5", "6", "7", "8", "9");

    private final List<String> words;

    /** As {@link #words}, in small letters and without quotes. */
    private final List<String> plain;

    private final boolean isOfSnmp;
    private final boolean isOfModem;

    SecretGrammar(List<String> words) {
        this.words = words;
        this.plain = words.stream()
                .map(word -> word.replace("\"", "").toLowerCase(Locale.ROOT))
                .toList();
        this.isOfSnmp = plain.stream().anyMatch(word -> word.contains("snmp"));
        this.isOfModem = plain.stream().anyMatch(MODEMS::contains);
    }

    /** The first word that may announce something: the label of an applet's action is any word, and a rule holds no secret. */
    int first() {
        boolean isRule = isEnvironment() && is(4, "ip") && is(5, "nat");
        return isRule ? plain.size() : is(0, "action") ? 2 : 0;
    }

    private boolean isEnvironment() {
        return is(0, "event") && is(2, "environment");
    }

    /** Whether the word announces nothing here: {@code pass} of a zone's policy, {@code key chain}, {@code group NAME v3 priv}. */
    boolean isHarmless(int index) {
        return switch (plain.get(index)) {
            case "pass" -> true;
            case "key" -> index + 1 < plain.size() && BEHIND_KEY.contains(plain.get(index + 1));
            case "token" -> index > 0 && is(index - 1, "pki");
            case "auth", "priv" -> is(0, "snmp-server") && is(1, "group");
            default -> false;
        };
    }

    /** Whether the rest of the line, from this word on, is secret by its form. */
    boolean isSecret(int index) {
        return index > 0
                && (Ciphers.isEncrypted(plain.get(index - 1), words.get(index))
                        || Ciphers.mayBeKey(plain, index)
                        || isLogin(index));
    }

    /** {@code ssh -l NAME:WORD}. */
    private boolean isLogin(int index) {
        return is(index - 1, "-l") && plain.get(index).contains(":");
    }

    /** Whether the rest of the line behind this word is secret. */
    boolean announces(int index) {
        return switch (plain.get(index)) {
            case "authentication" -> authenticates(index);
            case "text" -> index > 0 && is(index - 1, "authentication");
            case "md5" -> index > 0;
            case "authorization:", "cookie:" -> true;
            case "trap" -> is(0, "rmon");
            case "license" -> index + 2 < plain.size() && SORTS.contains(plain.get(index + 1));
            case "entry" -> index > 0 && is(index - 1, "srvtab");
            default -> announcesHere(index);
        };
    }

    private boolean announcesHere(int index) {
        return inSnmp(index)
                || isVariable(index)
                || isKeyPair(index)
                || (index == 1 && is(0, "chat-script"))
                || (index > 0 && is(index - 1, "spi"))
                || (isOfModem && OF_MODEM.contains(plain.get(index)));
    }

    /** Of redundancy and NHRP, the password itself follows. */
    private boolean authenticates(int index) {
        return REDUNDANCY.contains(plain.get(0)) || (index > 0 && is(index - 1, "nhrp"));
    }

    /** {@code snmp-server community NAME}, {@code snmp-server host ADDRESS … NAME}, {@code snmp mib community-map NAME}. */
    private boolean inSnmp(int index) {
        return isOfSnmp && (plain.get(index).startsWith("community") || (index >= 2 && is(index - 1, "host")));
    }

    /** {@code event manager environment NAME WORD}, {@code action LABEL set NAME WORD}. */
    private boolean isVariable(int index) {
        boolean isSet = is(0, "action") && is(2, "set");
        return index == 3 && (isEnvironment() || isSet) && SecretNames.isVariable(plain.get(index));
    }

    /** {@code crypto pki export NAME pkcs12 WHERE WORD}, {@code crypto key import rsa NAME pem url WHERE WORD}. */
    private boolean isKeyPair(int index) {
        return index > 1
                && !is(index, "url")
                && Set.of("pkcs12", "pem", "url").contains(plain.get(index - 1))
                && (plain.contains("pkcs12") || plain.contains("pem"));
    }

    private boolean is(int index, String word) {
        return index < plain.size() && plain.get(index).equals(word);
    }
}
