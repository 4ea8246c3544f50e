/**
 * The post-failover agent: hears of keepalived, looks whether this host holds the VIP, and sees to it that the routers know.
 * Read {@link io.github.vipnat.agent.policy.FailoverPolicy} first: it decides; everything else only looks or does as it says.
 */
@NullMarked
package io.github.vipnat.agent;

import org.jspecify.annotations.NullMarked;
