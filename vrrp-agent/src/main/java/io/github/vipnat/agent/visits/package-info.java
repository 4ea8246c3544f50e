/** Visits to the routers, one thread a router, and what they share. */
@NullMarked
package io.github.vipnat.agent.visits;

import org.jspecify.annotations.NullMarked;
