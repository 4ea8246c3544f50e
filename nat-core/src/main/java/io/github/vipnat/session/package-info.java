/** A conversation with one device: type a line, read its echo, its output and what it ended with. */
@NullMarked
package io.github.vipnat.session;

import org.jspecify.annotations.NullMarked;
