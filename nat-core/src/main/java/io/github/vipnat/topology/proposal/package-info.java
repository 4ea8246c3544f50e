/** Proposes a first cluster.yaml from what a router runs today, for {@code vipnat init}. Not API. */
@NullMarked
package io.github.vipnat.topology.proposal;

import org.jspecify.annotations.NullMarked;
