package io.github.vipnat.lab;

/** How the SSH server takes passwords (ios-facts 6, "login auth"). */
public enum PasswordLogin {
    /** As either of the two. */
    BOTH,
    /** The {@code password} method alone. */
    PASSWORD,
    /** {@code keyboard-interactive} alone, which asks {@code Password: }. */
    KEYBOARD_INTERACTIVE
}
