package io.github.vipnat.filter;

/**
 * A zone-based firewall's policy for flows from one zone to another. It sees the inside local address of flows from
 * outside (ios-facts 8, "ZBFW").
 *
 * @param source the zone that flows start from
 * @param destination the zone they go to
 */
public record ZonePolicy(String source, String destination, Policy policy) {}
