/** What is told to a user: one shape for everything that is wrong, always with a way out. */
@NullMarked
package io.github.vipnat.problem;

import org.jspecify.annotations.NullMarked;
