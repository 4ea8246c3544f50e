/** Addresses, ports and interface names as values: parsed once, printed the way IOS prints them. */
@NullMarked
package io.github.vipnat.address;

import org.jspecify.annotations.NullMarked;
