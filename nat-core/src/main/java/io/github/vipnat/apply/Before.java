package io.github.vipnat.apply;

/**
 * The router as PREFLIGHT found it.
 *
 * @param archive whether it has the archive that the revert timer needs
 * @param guardPending whether a revert timer of an earlier run of ours still runs
 */
record Before(String running, String startup, boolean archive, boolean guardPending) {}
