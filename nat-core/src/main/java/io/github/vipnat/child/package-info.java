/** The other programs that vipnat starts: what they are told, how long they may take, and how much they may say. */
@NullMarked
package io.github.vipnat.child;

import org.jspecify.annotations.NullMarked;
