/** What is to change, as a value: it can be printed, saved, refused when stale, and turned round. */
@NullMarked
package io.github.vipnat.plan;

import org.jspecify.annotations.NullMarked;
