/** What a file says that the simulator does not play: a role for every keyword, and the lines that have to be named. */
@NullMarked
package io.github.vipnat.election.left;

import org.jspecify.annotations.NullMarked;
