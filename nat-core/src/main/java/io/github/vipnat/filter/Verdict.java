package io.github.vipnat.filter;

/** What a filter does with a packet. */
public enum Verdict {
    /** It gets through. */
    LETS_IN,
    /** It does not. */
    SHUTS_OUT,
    /** Something in the filter is not understood, or hangs on the hour, so that it cannot be said. */
    UNKNOWN
}
