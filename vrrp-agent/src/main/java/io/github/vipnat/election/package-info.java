/**
 * Who will hold the VIP, and when: a simulator of keepalived's VRRP for any number of nodes. Pure and deterministic: the same
 * files and the same events give the same microseconds. Timing and state changes follow keepalived 2.2.7
 * (keepalived-facts 2.1 to 2.4, and the sources they name); tests compare it with the real daemon.
 */
@NullMarked
package io.github.vipnat.election;

import org.jspecify.annotations.NullMarked;
