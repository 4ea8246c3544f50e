/** A failover and a return, measured: probes of every published port, one time line, and a report of it. */
@NullMarked
package io.github.vipnat.drill;

import org.jspecify.annotations.NullMarked;
