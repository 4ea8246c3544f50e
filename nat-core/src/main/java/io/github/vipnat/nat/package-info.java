/** Static NAT as values, free of any router's spelling. */
@NullMarked
package io.github.vipnat.nat;

import org.jspecify.annotations.NullMarked;
