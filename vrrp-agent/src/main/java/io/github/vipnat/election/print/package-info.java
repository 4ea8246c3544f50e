/** A timeline for a person: as a table and as a picture. */
@NullMarked
package io.github.vipnat.election.print;

import org.jspecify.annotations.NullMarked;
