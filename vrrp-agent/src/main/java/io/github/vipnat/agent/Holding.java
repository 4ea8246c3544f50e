package io.github.vipnat.agent;

/**
 * This host holds the VIP: one of its interfaces has it.
 *
 * @param mac of that interface, {@code 00:15:5d:0a:0b:01}
 */
public record Holding(String interfaceName, String mac) {}
