package io.github.vipnat.reconcile;

/** The program dies here: no clean-up that runs for exceptions must run. */
final class Died extends Error {

    private static final long serialVersionUID = 1L;
}
