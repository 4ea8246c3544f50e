/** NAT lines, parsed and printed side by side. Not API. */
@NullMarked
package io.github.vipnat.ios.nat;

import org.jspecify.annotations.NullMarked;
