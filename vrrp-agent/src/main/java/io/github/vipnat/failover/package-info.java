/** A failover on purpose: the lever that moves the VIP, who guards it, and the proof that it moved. */
@NullMarked
package io.github.vipnat.failover;

import org.jspecify.annotations.NullMarked;
