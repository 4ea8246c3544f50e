package io.github.vipnat.election;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.keepalived.vrrp.NodeConfig;
import io.github.vipnat.keepalived.vrrp.VrrpInstance;

/**
 * A node that may hold the VIP.
 *
 * @param address the address its adverts come from; of two MASTERs with equal priority the higher address wins
 */
public record Candidate(String node, Ipv4 address, NodeConfig config, VrrpInstance instance) {}
