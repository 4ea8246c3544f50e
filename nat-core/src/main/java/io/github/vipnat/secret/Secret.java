package io.github.vipnat.secret;

/** A password or passphrase; prints as stars, so that it cannot slip into a log by being part of something. */
public final class Secret {

    private final char[] value;

    public Secret(String value) {
        this.value = value.toCharArray();
    }

    /** The secret itself; only for handing to the protocol that needs it. */
    public String reveal() {
        return new String(value);
    }

    @Override
    public String toString() {
        return "***";
    }
}
