/** What is asked of each node by itself: access, what a clone takes with it, its network; and what to type to mend it. */
@NullMarked
package io.github.vipnat.doctor.node;

import org.jspecify.annotations.NullMarked;
