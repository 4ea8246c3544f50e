/** Which lever moves the VIP, chosen by simulation from the files that run on the nodes; pure. */
@NullMarked
package io.github.vipnat.failover.lever;

import org.jspecify.annotations.NullMarked;
