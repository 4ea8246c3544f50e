/** Asks servers and nodes, and judges for each whether it would be let in. */
@NullMarked
package io.github.vipnat.database.inspect;

import org.jspecify.annotations.NullMarked;
