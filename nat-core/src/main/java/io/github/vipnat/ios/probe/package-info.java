/** What {@code vipnat probe} asks a router, and how its answers are made fit to share. Not API. */
@NullMarked
package io.github.vipnat.ios.probe;

import org.jspecify.annotations.NullMarked;
