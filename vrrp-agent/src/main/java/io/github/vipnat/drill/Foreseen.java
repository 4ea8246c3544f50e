package io.github.vipnat.drill;

import java.time.Duration;

/**
 * What the simulation says of one way.
 *
 * @param soonest from the lever until the other node has the VIP
 * @param latest the same at the worst moment
 * @param gap how long clients are not served at the worst moment, as far as VRRP decides it
 */
public record Foreseen(Duration soonest, Duration latest, Duration gap) {}
