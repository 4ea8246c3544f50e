/**
 * A network operating system as the rest of vipnat sees it: what to type, and what its answers mean. Public because
 * session and apply work with any of them.
 */
@NullMarked
package io.github.vipnat.device;

import org.jspecify.annotations.NullMarked;
