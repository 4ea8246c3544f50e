package io.github.vipnat.device;

/** Where a session stands; each mode has a prompt of its own. */
public enum Mode {
    /** May look at a little. */
    USER,
    /** May look at and save everything. */
    PRIVILEGED,
    /** Typed lines change the running configuration. */
    CONFIGURATION
}
