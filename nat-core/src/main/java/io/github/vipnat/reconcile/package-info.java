/** The straight way from a file and a router to a result. Read {@link Reconciler} first. */
@NullMarked
package io.github.vipnat.reconcile;

import org.jspecify.annotations.NullMarked;
