package io.github.vipnat.lab.shell;

/**
 * Who logged in.
 *
 * @param privilege 1 lands at {@code >}, 15 at {@code #} (ios-facts 6, "privilege 15 user")
 * @param peer the address the client came from
 */
public record Login(String user, int privilege, String peer) {}
