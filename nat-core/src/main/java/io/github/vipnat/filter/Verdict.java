package io.github.vipnat.filter;

/** What a filter does with packets of a kind. */
public enum Verdict {
    /** All of them get through, or some. */
    LETS_IN,
    /** None of them gets through. */
    SHUTS_OUT,
    /** Something in the filter is not understood, so nobody here can say. */
    UNKNOWN
}
