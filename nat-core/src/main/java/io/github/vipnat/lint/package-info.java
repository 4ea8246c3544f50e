/** What could go wrong with a plan, found before anything is touched. One class per rule, one line in {@link Linter}. */
@NullMarked
package io.github.vipnat.lint;

import org.jspecify.annotations.NullMarked;
