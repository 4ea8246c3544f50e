/** A node as it is seen over SSH: what it is asked in one go, and what it says. */
@NullMarked
package io.github.vipnat.node;

import org.jspecify.annotations.NullMarked;
