/**
 * Carries a plan out on a device: looks first, writes down the way back, sends, reads back, saves; or goes back and
 * proves that too.
 */
@NullMarked
package io.github.vipnat.apply;

import org.jspecify.annotations.NullMarked;
