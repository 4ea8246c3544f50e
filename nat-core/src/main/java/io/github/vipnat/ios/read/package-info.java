/** Reads what a router shows into values. Not API. */
@NullMarked
package io.github.vipnat.ios.read;

import org.jspecify.annotations.NullMarked;
