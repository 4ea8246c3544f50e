/** The router's packets in Linux: its NAT table as nftables rules, its flows from conntrack, its neighbours from the kernel. */
@NullMarked
package io.github.vipnat.lab.netfilter;

import org.jspecify.annotations.NullMarked;
